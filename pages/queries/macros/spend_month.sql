-- The months that have sales, the newest of which is provisional.
CREATE TABLE spend_month AS
SELECT DISTINCT
    month,
    financial_year,
    month = (SELECT max(newest.month) FROM spend AS newest) AS is_provisional
FROM spend;
