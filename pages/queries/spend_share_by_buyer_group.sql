-- Share of spend by kind of buyer
--
-- Why it matters: Reaching beyond Whitehall means that agencies and local authorities make up more of the spend.
--
-- How to read it: The bars add up to all spend in the selection, up to the last final month.
--
-- Method: Spend of each group divided by all spend in the selection. Groups follow the kind of body that a published
-- name belongs to. No share is given where the whole selection has fewer than 10 invoice lines.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: The file's own sectors differ: it puts agencies and public bodies under Central Government, councils in
-- Scotland, Wales and Northern Ireland under Devolved Administrations, and bodies that are no councils under Local
-- Government.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

total AS (
    SELECT
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selection
)

SELECT
    buyer_group(selection.buyer_type) AS buyer_group,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    share_on_base(
        sum(selection.spend_gbp), any_value(total.spend_gbp), any_value(total.invoice_count)
    ) AS share_percent,
    count(DISTINCT coalesce(selection.buyer_id, selection.buyer_name_published)) AS buyer_count,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    any_value(total.invoice_count)::BIGINT AS selection_invoice_count
FROM selection
CROSS JOIN total
GROUP BY buyer_group(selection.buyer_type)
ORDER BY spend_gbp DESC, buyer_group ASC
