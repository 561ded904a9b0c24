-- Each financial year with final sales, and how many of its months have them.
CREATE TABLE final_year AS
SELECT
    financial_year,
    min(month) AS first_month,
    max(month) AS last_month,
    count(*) AS month_count
FROM spend_month
WHERE NOT is_provisional
GROUP BY financial_year;
