-- Bodies whose spend is with one supplier only
--
-- Why it matters: A body that depends on one supplier has nobody to turn to, and no price to compare.
--
-- How to read it: Alphabetical. “Depends on one” is said of a body with 10 invoice lines or more; on fewer it cannot be
-- said.
--
-- Method: Bodies that have exactly one supplier with which their own net spend in the selection is above zero, up to
-- the last final month.
--
-- Excludes: The newest month, which is provisional; names without a body.
--
-- Caveats: A body may buy from others outside these frameworks. Low use of the frameworks is not low use of the cloud:
-- bodies buy in other ways too.
WITH bought AS (
    SELECT *
    FROM supplier_of_buyer($financial_year, $lot_id, $supplier_size)
    WHERE buyer_id IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY buyer_id) = 1
)

SELECT
    buyer.buyer_name,
    buyer_group(buyer.buyer_type) AS buyer_group,
    supplier.supplier_name,
    bought.spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    bought.invoice_count::BIGINT AS invoice_count,
    CASE WHEN has_base(bought.invoice_count) THEN 'depends on one' ELSE 'cannot be said' END AS dependence,
    bought.buyer_id
FROM bought
INNER JOIN buyer ON bought.buyer_id = buyer.buyer_id
INNER JOIN supplier ON bought.supplier_id = supplier.supplier_id
ORDER BY lower(buyer.buyer_name), bought.buyer_id
