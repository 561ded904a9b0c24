-- Share of spend by kind of buyer, month by month
--
-- Why it matters: The report asks for more spend through the frameworks from bodies outside Whitehall, local
-- authorities and agencies above all. Growth in pounds can hide that their share stands still.
--
-- How to read it: One line a kind of buyer, in per cent of all spend of the month. Agencies and local authorities each
-- have a line of their own; the rest of the wider public sector and unmatched buyers are in the table.
--
-- Method: Spend of each group divided by all spend of the month, credit notes taken off. No share in a month with fewer
-- than 10 invoice lines, or with no spend left after credit notes.
--
-- Excludes: Nothing: spend that is not matched to a kind of body is a group of its own.
--
-- Caveats: One large invoice can move a month, above all among agencies and local authorities. Groups follow the kind
-- of body, not the sector as published. Low use of the frameworks is not low use of the cloud: bodies buy in other
-- ways too.
WITH selection AS (
    SELECT
        month,
        buyer_group(buyer_type) AS buyer_group,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    GROUP BY month, buyer_group(buyer_type)
),

total AS (
    SELECT
        month,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selection
    GROUP BY month
)

SELECT
    selection.month,
    selection.buyer_group,
    selection.spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    share_on_base(selection.spend_gbp, total.spend_gbp, total.invoice_count) AS share_percent,
    total.invoice_count::BIGINT AS selection_invoice_count,
    selection.month = (SELECT max(spend_month.month) FROM spend_month) AS is_provisional
FROM selection
INNER JOIN total ON selection.month = total.month
ORDER BY selection.month, selection.buyer_group
