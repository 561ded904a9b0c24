-- Public bodies with reported sales
--
-- Why it matters: Every body that bought can be looked up here, each with a page of its own.
--
-- How to read it: Alphabetical, not a league table. Spend is the body's own in the selection.
--
-- Method: Bodies with invoice lines in the selection up to the last final month, with their spend, invoice lines, and
-- first and last month of reported spend above zero.
--
-- Excludes: The newest month, which is provisional; published names that are not matched to a body.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH own_spend AS (
    SELECT
        buyer_id,
        sum(spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
        sum(invoice_count)::BIGINT AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    GROUP BY buyer_id
),

purchase AS (
    SELECT
        buyer_id,
        min(month) AS first_purchase_month,
        max(month) AS last_purchase_month
    FROM own_purchase_month($financial_year, $lot_id, $supplier_size)
    GROUP BY buyer_id
)

SELECT
    buyer.buyer_name,
    buyer_group(buyer.buyer_type) AS buyer_group,
    own_spend.spend_gbp,
    own_spend.invoice_count,
    purchase.first_purchase_month,
    purchase.last_purchase_month,
    buyer.buyer_id
FROM own_spend
INNER JOIN buyer ON own_spend.buyer_id = buyer.buyer_id
LEFT JOIN purchase ON own_spend.buyer_id = purchase.buyer_id
ORDER BY lower(buyer.buyer_name), buyer.buyer_id
