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
WITH council AS (
    SELECT *
    FROM council_month($financial_year, $lot_id, $supplier_size, NULL)
),

month_shown AS (
    SELECT DISTINCT
        month,
        is_provisional
    FROM council
),

central_body AS (
    SELECT
        buyer_group(buyer.buyer_type) AS buyer_group,
        first_purchase.month AS first_month
    FROM buyer
    LEFT JOIN first_purchase($lot_id, $supplier_size) AS first_purchase ON buyer.buyer_id = first_purchase.buyer_id
    WHERE buyer_group(buyer.buyer_type) IN ('Departments', 'Agencies')
)

SELECT
    month_shown.month,
    central_body.buyer_group,
    count(*) FILTER (WHERE central_body.first_month <= month_shown.month) AS bought_count,
    month_shown.is_provisional
FROM month_shown
CROSS JOIN central_body
GROUP BY month_shown.month, month_shown.is_provisional, central_body.buyer_group
UNION ALL
SELECT
    month,
    'Local authorities' AS buyer_group,
    count(*) FILTER (WHERE has_bought) AS bought_count,
    is_provisional
FROM council
GROUP BY month, is_provisional
ORDER BY month, buyer_group
