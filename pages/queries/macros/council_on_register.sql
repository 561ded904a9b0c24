-- Each month of the data with the principal councils on the register on its last day, in one nation or region or all.
CREATE MACRO council_on_register(chosen_region) AS TABLE
    SELECT * -- noqa: AM04
    FROM council_by_month
    WHERE chosen_region IS NULL OR chosen_region IN (nation, region);
