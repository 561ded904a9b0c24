-- Which bodies bought for the first time?
--
-- Why it matters: The report asks for more bodies to use the Digital Marketplace; these are the ones that began.
--
-- How to read it: Alphabetical, of every kind. Choose a financial year to see who began in that year.
--
-- Method: Bodies whose first final month of spend above zero falls in the selection, with no purchase before by
-- themselves or by a predecessor, under the chosen lot and supplier size.
--
-- Excludes: The newest month, which is provisional; published names that are not matched to a body.
--
-- Caveats: The data begin with the first framework, so in their first year every buyer is new.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH own_first AS (
    SELECT
        buyer_id,
        min(month) AS month
    FROM own_purchase_month(NULL, $lot_id, $supplier_size)
    GROUP BY buyer_id
)

SELECT
    buyer.buyer_name,
    buyer_group(buyer.buyer_type) AS buyer_group,
    buyer.region,
    own_first.month AS first_purchase_month,
    buyer.buyer_id
FROM own_first
INNER JOIN first_purchase($lot_id, $supplier_size) AS with_predecessors
    ON own_first.buyer_id = with_predecessors.buyer_id AND own_first.month = with_predecessors.month
INNER JOIN buyer ON own_first.buyer_id = buyer.buyer_id
WHERE
    ($financial_year IS NULL OR financial_year_of(own_first.month) = $financial_year)
    AND ($region IS NULL OR $region IN (buyer.nation, buyer.region))
ORDER BY lower(buyer.buyer_name), buyer.buyer_id
