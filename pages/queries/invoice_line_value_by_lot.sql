-- Value of an invoice line, by lot
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
-- Caveats: An invoice line is not an order or a contract: one order can have many lines. Suppliers choose the lot under
-- which they report.
SELECT
    lot.lot_name,
    CASE WHEN has_base(count(*)) THEN quantile_cont(line.spend_gbp::DOUBLE, 0.25) END AS quartile_low_gbp,
    CASE WHEN has_base(count(*)) THEN quantile_cont(line.spend_gbp::DOUBLE, 0.5) END AS median_gbp,
    CASE WHEN has_base(count(*)) THEN quantile_cont(line.spend_gbp::DOUBLE, 0.75) END AS quartile_high_gbp,
    count(*) AS invoice_count,
    sum(line.spend_gbp)::DECIMAL(18, 4) AS spend_gbp
FROM spend_line AS line
INNER JOIN lot ON line.lot_id = lot.lot_id
WHERE
    line.month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    AND ($financial_year IS NULL OR financial_year_of(line.month) = $financial_year)
    AND ($lot_id IS NULL OR line.lot_id = $lot_id)
    AND ($supplier_size IS NULL OR line.supplier_size = $supplier_size)
GROUP BY lot.lot_name, lot.lot_number
ORDER BY lot.lot_number, lot.lot_name
