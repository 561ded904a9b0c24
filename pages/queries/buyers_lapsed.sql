-- Which buyers have not bought for a year?
--
-- Why it matters: Keeping buyers matters as much as winning them.
--
-- How to read it: Alphabetical, of every kind, with the first and the last month in which each bought.
--
-- Method: Bodies with spend above zero in an earlier month, and in none of the 12 months up to the last final month of
-- the selection; they still existed at its end.
--
-- Excludes: The newest month, which is provisional; purchases of predecessors and successors; names that are not
-- matched to a body.
--
-- Caveats: Not buying here is not the same as not using the cloud: bodies buy in other ways too.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

bought AS (
    SELECT
        buyer_id,
        min(month) AS first_purchase_month,
        max(month) AS last_purchase_month,
        count(*) AS months_bought_count
    FROM own_purchase_month(NULL, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM final_month)
    GROUP BY buyer_id
)

SELECT
    buyer.buyer_name,
    buyer_group(buyer.buyer_type) AS buyer_group,
    buyer.region,
    bought.first_purchase_month,
    bought.last_purchase_month,
    bought.months_bought_count,
    buyer.buyer_id
FROM bought
INNER JOIN buyer ON bought.buyer_id = buyer.buyer_id
CROSS JOIN final_month
WHERE
    bought.last_purchase_month <= final_month.month - INTERVAL 12 MONTH
    AND (buyer.end_date IS NULL OR buyer.end_date >= last_day(final_month.month))
    AND ($region IS NULL OR $region IN (buyer.nation, buyer.region))
ORDER BY lower(buyer.buyer_name), buyer.buyer_id
