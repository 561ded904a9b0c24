-- The largest suppliers
--
-- Why it matters: Whether small firms are among those that sell most says more than a share.
--
-- How to read it: Suppliers by spend, the twenty largest and those that tie with the last of them.
--
-- Method: Spend with a supplier in the selection up to the last final month, divided by all spend in the selection.
-- Counted are buyers whose own spend with it is above zero. No share on fewer than 10 invoice lines in all.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: Direct sales only: who works for a supplier behind it is not reported. Spellings of a name are folded only
-- where they cannot be two companies; the sizes are those of the publication.
WITH selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

sold AS (
    SELECT
        supplier_id,
        coalesce(buyer_id, buyer_name_published) AS buyer,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count,
        bool_or(supplier_size = 'SME') AS as_sme,
        bool_or(supplier_size = 'Large') AS as_large
    FROM selection
    GROUP BY supplier_id, coalesce(buyer_id, buyer_name_published)
),

total AS (
    SELECT
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selection
)

SELECT
    supplier.supplier_name,
    CASE
        WHEN bool_or(sold.as_sme) AND bool_or(sold.as_large) THEN 'SME and Large'
        WHEN bool_or(sold.as_sme) THEN 'SME' ELSE 'Large'
    END AS supplier_sizes,
    sum(sold.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    share_on_base(
        sum(sold.spend_gbp), any_value(total.spend_gbp), any_value(total.invoice_count)
    ) AS share_percent,
    count(*) FILTER (WHERE sold.spend_gbp > 0) AS buyer_count,
    sum(sold.invoice_count)::BIGINT AS invoice_count,
    any_value(total.invoice_count)::BIGINT AS selection_invoice_count,
    supplier.supplier_id
FROM sold
CROSS JOIN total
INNER JOIN supplier ON sold.supplier_id = supplier.supplier_id
GROUP BY supplier.supplier_id, supplier.supplier_name
HAVING sum(sold.spend_gbp) > 0
QUALIFY rank() OVER (ORDER BY sum(sold.spend_gbp) DESC) <= 20
ORDER BY spend_gbp DESC, lower(supplier.supplier_name) ASC, supplier.supplier_id ASC
