-- Each month from the first to the newest of the sales; has_year once 12 months of them are held.
CREATE TABLE data_month AS
WITH held AS (
    SELECT
        min(month) AS first_month,
        max(month) AS newest_month
    FROM spend_month
),

month_of_data AS (
    SELECT unnest(generate_series(first_month, newest_month, INTERVAL 1 MONTH))::date AS month
    FROM held
)

SELECT
    month_of_data.month,
    financial_year_of(month_of_data.month) AS financial_year,
    month_of_data.month >= held.first_month + INTERVAL 11 MONTH AS has_year,
    month_of_data.month = held.newest_month AS is_provisional
FROM month_of_data
CROSS JOIN held;
