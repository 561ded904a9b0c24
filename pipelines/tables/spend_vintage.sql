-- What each publication gave as spend, by month, sector, lot and supplier size: restatements show side by side.

SELECT
    sale.release_id,
    held.published_date,
    sale.month,
    sale.sector_published,
    sale.lot_id,
    sale.supplier_size,
    sum(sale.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    count(*) AS invoice_count
FROM sales AS sale
INNER JOIN release_sales AS held ON sale.release_id = held.release_id
WHERE sale.reason IS NULL
GROUP BY ALL
