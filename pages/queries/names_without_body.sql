-- Published names that are not matched to a body, with their spend
--
-- Why it matters: Their spend counts for no council, agency or department, so it could hide some adoption.
--
-- How to read it: Largest spend first. The kind of buyer is given where at least that is decided; [x] where nothing is.
--
-- Method: Published names without a body; spend, invoice lines and months over all months of the newest publication.
--
-- Excludes: Nothing.
--
-- Caveats: Includes the newest month, which is provisional.
SELECT
    spend.buyer_name_published,
    any_value(decided.buyer_type) AS buyer_type,
    sum(spend.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(spend.invoice_count)::BIGINT AS invoice_count,
    min(spend.month) AS first_month,
    max(spend.month) AS last_month
FROM spend
LEFT JOIN buyer_name AS decided
    ON decided.source = 'g_cloud_sales' AND spend.buyer_name_published = decided.buyer_name_published
WHERE spend.buyer_id IS NULL
GROUP BY spend.buyer_name_published
ORDER BY spend_gbp DESC, spend.buyer_name_published ASC
