-- Suppliers that are seen in more than one of spend, opportunities and notices
--
-- Why it matters: The same firm under three systems can be followed from an advertisement to an invoice.
--
-- How to read it: Alphabetical. The last columns say how sure it is that the names are one company, and by what.
--
-- Method: As in the figure before: names that fold together are one supplier, sure where awards of notices give it one
-- number in a register. Spend is that up to the last final month.
--
-- Excludes: The newest month, which is provisional; suppliers that one source alone names.
--
-- Caveats: Sales and opportunities give no number in a register, so that even a sure supplier is joined to them by its
-- name. Numbers are as buyers typed them, zeros in front of those of Companies House filled in.
SELECT
    supplier.supplier_name,
    seen.seen_in,
    seen.spend_gbp,
    seen.invoice_count,
    seen.opportunity_award_count,
    seen.notice_award_count,
    seen.supplier_identity,
    seen.register_numbers,
    seen.supplier_id
FROM supplier_seen() AS seen
INNER JOIN supplier ON seen.supplier_id = supplier.supplier_id
WHERE seen.place_count > 1
ORDER BY lower(supplier.supplier_name), seen.supplier_id
