-- Each invoice line of the newest publication, for medians; repeated lines are repeated invoices and stay.

SELECT
    sale.month,
    buyer_name.buyer_id,
    sale.lot_id,
    sale.supplier_size,
    sale.spend_gbp
FROM newest_sales AS sale
LEFT JOIN buyer_name
    ON
        sale.source = buyer_name.source
        AND sale.buyer_name_published = buyer_name.buyer_name_published
