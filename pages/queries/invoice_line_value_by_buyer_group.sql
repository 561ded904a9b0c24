-- Value of an invoice line, by kind of buyer
--
-- Why it matters: A few large invoices make most of the spend; the line in the middle says what a usual one is.
--
-- How to read it: The dot is the line in the middle (median); the bar reaches from a quarter of the way up (lower
-- quartile) to three quarters (upper quartile). The scale is logarithmic.
--
-- Method: Quartiles of the values of all invoice lines in the selection, credit notes included, up to the last final
-- month. None on fewer than 10 lines.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: An invoice line is not an order or a contract: one order can have many lines. Lines hold no kind of buyer
-- where the name is decided only to a kind of body: they stand under Not matched here. Low use of the frameworks is not
-- low use of the cloud: bodies buy in other ways too.
SELECT
    buyer_group(buyer.buyer_type) AS buyer_group,
    CASE WHEN has_base(count(*)) THEN quantile_cont(line.spend_gbp::DOUBLE, 0.25) END AS quartile_low_gbp,
    CASE WHEN has_base(count(*)) THEN quantile_cont(line.spend_gbp::DOUBLE, 0.5) END AS median_gbp,
    CASE WHEN has_base(count(*)) THEN quantile_cont(line.spend_gbp::DOUBLE, 0.75) END AS quartile_high_gbp,
    count(*) AS invoice_count,
    sum(line.spend_gbp)::DECIMAL(18, 4) AS spend_gbp
FROM spend_line AS line
LEFT JOIN buyer ON line.buyer_id = buyer.buyer_id
WHERE
    line.month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    AND ($financial_year IS NULL OR financial_year_of(line.month) = $financial_year)
    AND ($lot_id IS NULL OR line.lot_id = $lot_id)
    AND ($supplier_size IS NULL OR line.supplier_size = $supplier_size)
GROUP BY buyer_group(buyer.buyer_type)
ORDER BY buyer_group(buyer.buyer_type)
