-- Spend a month by kind of buyer
--
-- Why it matters: The report asks for more spend through the frameworks, and for more of it from outside Whitehall.
--
-- How to read it: One line a group of buyers. The last month is provisional: late returns raise it, and restatements
-- have lowered months too, so it is drawn apart.
--
-- Method: Sum of invoice lines by month and by the kind of body that the published name belongs to. Departments are
-- ministerial and non-ministerial departments; agencies are executive agencies.
--
-- Excludes: Nothing: spend of buyers that are not matched to a kind of body is a group of its own.
--
-- Caveats: Groups follow the kind of body, not the sector as published, which files councils outside England under
-- Devolved Administrations. March is high in every year because the financial year ends then.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    selection.month,
    buyer_group(selection.buyer_type) AS buyer_group,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    selection.month = (SELECT max(spend_month.month) FROM spend_month) AS is_provisional
FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
GROUP BY selection.month, buyer_group(selection.buyer_type)
ORDER BY selection.month, buyer_group
