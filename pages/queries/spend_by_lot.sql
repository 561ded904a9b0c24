-- Spend by month and lot
--
-- Why it matters: Infrastructure and software are what the cloud was to bring; specialist services are people's time.
--
-- How to read it: One line a lot.
--
-- Method: Sum of invoice lines by the month that the supplier reported and the lot.
--
-- Excludes: Nothing.
--
-- Caveats: Suppliers choose the lot under which they report. The newest month is provisional: late returns change it.
SELECT
    selection.month,
    lot.lot_name,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    selection.month = (SELECT max(spend_month.month) FROM spend_month) AS is_provisional,
    selection.lot_id
FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
INNER JOIN lot ON selection.lot_id = lot.lot_id
GROUP BY selection.month, selection.lot_id, lot.lot_name, lot.lot_number
ORDER BY lot.lot_number, selection.lot_id, selection.month
