-- Each month of the data with the principal councils on the register on its last day, in one nation or region or all.
CREATE MACRO council_on_register(chosen_region) AS TABLE
WITH month_of_data AS (
    SELECT unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::DATE AS month
    FROM spend
)

SELECT
    month_of_data.month,
    buyer.buyer_id,
    buyer.buyer_name,
    buyer.nation,
    buyer.region,
    buyer.authority_type
FROM month_of_data
INNER JOIN buyer
    ON
        buyer.buyer_type = 'local_authority'
        AND (buyer.start_date IS NULL OR buyer.start_date <= last_day(month_of_data.month))
        AND (buyer.end_date IS NULL OR buyer.end_date >= last_day(month_of_data.month))
WHERE chosen_region IS NULL OR chosen_region IN (buyer.nation, buyer.region);
