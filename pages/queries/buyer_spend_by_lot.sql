-- What each chosen body bought, by lot
--
-- Why it matters: It shows what kind of service a body buys, and whether from small suppliers.
--
-- How to read it: One row a body and lot with invoice lines in the selection.
--
-- Method: Own spend up to the last final month, by lot. The SME share is spend with suppliers labelled SME divided by
-- spend in the lot; none on fewer than 10 invoice lines.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    own.buyer_name,
    coalesce(lot.lot_name, own.lot_id) AS lot_name,
    sum(own.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(own.invoice_count)::BIGINT AS invoice_count,
    share_on_base(
        coalesce(sum(own.spend_gbp) FILTER (WHERE own.supplier_size = 'SME'), 0),
        sum(own.spend_gbp),
        sum(own.invoice_count)
    ) AS sme_value_percent,
    own.buyer_id
FROM own_selected_spend($buyer, $financial_year, $lot_id, $supplier_size) AS own
LEFT JOIN lot ON own.lot_id = lot.lot_id
GROUP BY own.place, own.buyer_name, own.buyer_id, lot.lot_name, own.lot_id
ORDER BY own.place, lot_name, own.lot_id
