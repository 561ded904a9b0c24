-- Spend under the reader's filters; an empty filter lets everything through.
CREATE MACRO selected_spend(chosen_year, chosen_lot, chosen_size) AS TABLE
    SELECT * -- noqa: AM04
    FROM spend
    WHERE
        (chosen_year IS NULL OR financial_year = chosen_year)
        AND (chosen_lot IS NULL OR lot_id = chosen_lot)
        AND (chosen_size IS NULL OR supplier_size = chosen_size);
