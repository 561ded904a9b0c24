-- Suppliers with sales, and new ones, by month
--
-- Why it matters: A market that new suppliers enter is open; one that they do not is closing.
--
-- How to read it: The upper line counts suppliers with sales in the month, the lower those that had none in any month
-- before.
--
-- Method: A supplier has sales in a month where its net sales reported for it are above zero. It is new in its first
-- such month in the data. In the first 12 months of data every supplier would be new, so none is called so.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: A supplier that sold before the data begin counts as new in its first month after the first 12. Spellings of
-- a name are folded only where they cannot be two companies.
WITH sales AS (
    SELECT
        supplier_id,
        month,
        min(month) OVER (PARTITION BY supplier_id) AS first_month
    FROM supplier_month($lot_id, $supplier_size)
)

SELECT
    month,
    count(*) AS supplier_count,
    CASE
        WHEN month >= (SELECT min(spend_month.month) + INTERVAL 12 MONTH FROM spend_month)
            THEN count(*) FILTER (WHERE month = first_month)
    END AS new_supplier_count
FROM sales
WHERE $financial_year IS NULL OR financial_year_of(month) = $financial_year
GROUP BY month
ORDER BY month
