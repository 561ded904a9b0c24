-- The usable rows of the newest release of G-Cloud sales: one vintage, since releases restate each other.

SELECT
    month,
    spend_gbp,
    lot_id,
    framework_id,
    supplier_size,
    sector_published,
    supplier_name_published,
    buyer_name_published
FROM g_cloud_sales
WHERE
    reason IS NULL
    AND release_id = (SELECT max(newest.release_id) FROM release_g_cloud_sales AS newest)
