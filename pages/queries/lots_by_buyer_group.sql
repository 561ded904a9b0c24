-- Lots by kind of buyer
--
-- Why it matters: Kinds of buyers use the frameworks for different things: some for people's time, some for services.
--
-- How to read it: One bar a kind of buyer, divided by lot; each bar is all spend of that kind.
--
-- Method: Spend of the kind of buyer on a lot divided by all its spend in the selection, up to the last final month. No
-- share where the kind of buyer has fewer than 10 invoice lines.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: Suppliers choose the lot under which they report. Credit notes are taken off, so an amount can be negative.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

by_lot AS (
    SELECT
        buyer_group(selection.buyer_type) AS buyer_group,
        lot.lot_name,
        lot.lot_number,
        sum(selection.spend_gbp) AS spend_gbp,
        sum(selection.invoice_count) AS invoice_count
    FROM selection
    INNER JOIN lot ON selection.lot_id = lot.lot_id
    GROUP BY buyer_group(selection.buyer_type), lot.lot_name, lot.lot_number
)

SELECT
    buyer_group,
    lot_name,
    spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    share_on_base(
        spend_gbp,
        sum(spend_gbp) OVER (PARTITION BY buyer_group),
        sum(invoice_count) OVER (PARTITION BY buyer_group)
    ) AS lot_percent,
    invoice_count::BIGINT AS invoice_count,
    (sum(invoice_count) OVER (PARTITION BY buyer_group))::BIGINT AS group_invoice_count,
    lot_number
FROM by_lot
ORDER BY buyer_group, lot_number, lot_name
