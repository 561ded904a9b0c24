-- Councils, agencies and departments that have bought, month by month
--
-- Why it matters: The report asks for more bodies outside Whitehall on the Digital Marketplace, local authorities and
-- agencies above all.
--
-- How to read it: Each line counts the bodies of one kind that had bought at least once by the end of the month.
--
-- Method: A body counts from the first month in which it, or a body that it succeeded, had reported spend above zero.
-- Councils are counted only while they are on the register.
--
-- Excludes: Bodies of other kinds, and buyers that are not matched to a body.
--
-- Caveats: Counts, not shares: for agencies and departments no complete register is held for these dates. Compare
-- councils with their register on the page about local authorities.
WITH month_of_data AS (
    SELECT DISTINCT register.month
    FROM council_on_register(NULL) AS register
),

body AS (
    SELECT
        month_of_data.month,
        buyer.buyer_id,
        buyer_group(buyer.buyer_type) AS buyer_group
    FROM month_of_data
    CROSS JOIN buyer
    WHERE buyer_group(buyer.buyer_type) IN ('Departments', 'Agencies')
    UNION ALL
    SELECT
        register.month,
        register.buyer_id,
        'Local authorities' AS buyer_group
    FROM council_on_register(NULL) AS register
),

shown_month AS (
    SELECT DISTINCT month
    FROM spend
    WHERE $financial_year IS NULL OR financial_year = $financial_year
)

SELECT
    body.month,
    body.buyer_group,
    count(*) FILTER (WHERE first_purchase.month <= body.month) AS bought_count,
    body.month = (SELECT max(spend.month) FROM spend) AS is_provisional
FROM body
LEFT JOIN first_purchase($lot_id, $supplier_size) AS first_purchase ON body.buyer_id = first_purchase.buyer_id
WHERE body.month IN (SELECT shown_month.month FROM shown_month)
GROUP BY body.month, body.buyer_group
ORDER BY body.month, body.buyer_group
