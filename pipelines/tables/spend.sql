-- Spend of the newest publication by month, buyer as published, sector, supplier, supplier size, framework and lot.

SELECT
    sale.month,
    buyer_name.buyer_id,
    buyer_name.buyer_type,
    sale.buyer_name_published,
    sale.sector_published,
    supplier_spelling.supplier_id,
    sale.supplier_size,
    sale.framework_id,
    sale.lot_id,
    sum(sale.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    count(*) AS invoice_count,
    -- A financial year runs from April to March: three months back lies the calendar year in which it began.
    strftime(sale.month - INTERVAL 3 MONTH, '%Y') || '-' || strftime(sale.month + INTERVAL 9 MONTH, '%y')
        AS financial_year
FROM newest_sales AS sale
INNER JOIN supplier_spelling
    ON
        sale.source = supplier_spelling.source
        AND sale.supplier_name_published = supplier_spelling.supplier_name_published
LEFT JOIN buyer_name
    ON
        sale.source = buyer_name.source
        AND sale.buyer_name_published = buyer_name.buyer_name_published
GROUP BY ALL
