-- The usable rows of each source's newest release of sales: one vintage, since releases restate each other.

WITH newest AS (
    SELECT
        source,
        max(release_id) AS release_id
    FROM release_sales
    GROUP BY source
)

SELECT
    sales.source,
    sales.month,
    sales.spend_gbp,
    sales.lot_id,
    sales.framework_id,
    sales.supplier_size,
    sales.sector_published,
    sales.supplier_name_published,
    sales.buyer_name_published
FROM sales
INNER JOIN newest ON sales.release_id = newest.release_id
WHERE sales.reason IS NULL
