-- How much of each kind of buyer's spend goes to small firms?
--
-- Why it matters: Promises were made to small and medium-sized firms; this shows who keeps them.
--
-- How to read it: By value is of pounds, by volume of invoice lines. A few large invoices move only the first.
--
-- Method: Spend, or invoice lines, with suppliers labelled SME in that publication divided by all of the group, up to
-- the last final month. No share where the group has fewer than 10 invoice lines.
--
-- Excludes: The newest month, which is provisional; what large suppliers pass on to small ones.
--
-- Caveats: Labels change between publications. The government's aspiration of a third counts direct and indirect spend
-- of central government together, so it is no yardstick here.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    buyer_group(buyer_type) AS buyer_group,
    sum(spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'SME'), 0)::DECIMAL(18, 4) AS sme_spend_gbp,
    share_on_base(
        coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'SME'), 0), sum(spend_gbp), sum(invoice_count)
    ) AS sme_value_percent,
    share_on_base(
        coalesce(sum(invoice_count) FILTER (WHERE supplier_size = 'SME'), 0), sum(invoice_count), sum(invoice_count)
    ) AS sme_volume_percent,
    sum(invoice_count)::BIGINT AS invoice_count
FROM selected_spend($financial_year, $lot_id, NULL)
WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
GROUP BY buyer_group(buyer_type)
ORDER BY buyer_group
