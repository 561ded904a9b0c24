-- Each month of the data with the principal councils on the register on its last day, in one nation or region or all.
CREATE MACRO council_on_register(chosen_region) AS TABLE
    WITH month_of_data AS (
        SELECT unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::date AS month
        FROM spend
    ),

    council AS (
        SELECT *
        FROM buyer
        WHERE
            buyer_type = 'local_authority'
            AND (chosen_region IS NULL OR chosen_region IN (nation, region))
    )

    SELECT
        month_of_data.month,
        council.buyer_id,
        council.buyer_name,
        council.nation,
        council.region,
        council.authority_type
    FROM month_of_data
    INNER JOIN council
        ON
            (council.start_date IS NULL OR council.start_date <= last_day(month_of_data.month))
            AND (council.end_date IS NULL OR council.end_date >= last_day(month_of_data.month));
