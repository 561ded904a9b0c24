-- What each chosen body bought, in numbers
--
-- Why it matters: A body's own use of the frameworks, in numbers that it can be asked about.
--
-- How to read it: One row a body, in the order chosen. Numbers are the body's own, without predecessors and without
-- bodies that belong to it.
--
-- Method: Invoice lines of the body in the selection up to the last final month. First and last purchase are months
-- with reported spend above zero. SME shares by value and by volume need 10 invoice lines. The direction compares the
-- 12 months to the last final month with the 12 before, whatever the financial year: up or down above a change of 25%,
-- and only with 10 invoice lines in both.
--
-- Excludes: The newest month, which is provisional; what was invoiced to names that are not matched to a body.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: councils and other bodies buy in other ways too.
WITH total AS (
    SELECT
        buyer_id,
        sum(spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
        coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'SME'), 0) AS sme_spend_gbp,
        sum(invoice_count)::BIGINT AS invoice_count,
        coalesce(sum(invoice_count) FILTER (WHERE supplier_size = 'SME'), 0) AS sme_invoice_count,
        count(DISTINCT supplier_id) AS supplier_count
    FROM own_selected_spend($buyer, $financial_year, $lot_id, $supplier_size)
    GROUP BY buyer_id
),

purchase AS (
    SELECT
        buyer_id,
        min(month) AS first_purchase_month,
        max(month) AS last_purchase_month,
        count(*) AS months_bought_count
    FROM own_purchase_month($financial_year, $lot_id, $supplier_size)
    GROUP BY buyer_id
),

final_month AS (
    SELECT month FROM as_at($financial_year)
),

two_years AS (
    SELECT
        selection.buyer_id,
        sum(selection.spend_gbp) FILTER (WHERE selection.month > final_month.month - INTERVAL 12 MONTH) AS spend_gbp,
        sum(selection.spend_gbp) FILTER (
            WHERE selection.month <= final_month.month - INTERVAL 12 MONTH
        ) AS spend_before_gbp,
        sum(selection.invoice_count) FILTER (
            WHERE selection.month > final_month.month - INTERVAL 12 MONTH
        ) AS invoice_count,
        sum(selection.invoice_count) FILTER (
            WHERE selection.month <= final_month.month - INTERVAL 12 MONTH
        ) AS invoice_before_count
    FROM selected_spend(NULL, $lot_id, $supplier_size) AS selection
    CROSS JOIN final_month
    WHERE
        selection.month <= final_month.month
        AND selection.month > final_month.month - INTERVAL 24 MONTH
        AND final_month.month - INTERVAL 23 MONTH >= (SELECT min(spend_month.month) FROM spend_month)
    GROUP BY selection.buyer_id
)

SELECT
    body.buyer_name,
    buyer_group(body.buyer_type) AS buyer_group,
    body.authority_type,
    body.region,
    coalesce(total.spend_gbp, 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(total.invoice_count, 0) AS invoice_count,
    coalesce(total.supplier_count, 0) AS supplier_count,
    share_on_base(total.sme_spend_gbp, total.spend_gbp, total.invoice_count) AS sme_value_percent,
    share_on_base(total.sme_invoice_count, total.invoice_count, total.invoice_count) AS sme_volume_percent,
    purchase.first_purchase_month,
    purchase.last_purchase_month,
    coalesce(purchase.months_bought_count, 0) AS months_bought_count,
    direction_of_spend(
        two_years.spend_gbp, two_years.spend_before_gbp, two_years.invoice_count, two_years.invoice_before_count
    ) AS spend_direction,
    least(coalesce(two_years.invoice_count, 0), coalesce(two_years.invoice_before_count, 0))::BIGINT
        AS direction_invoice_count,
    (SELECT final_month.month FROM final_month) AS as_at_month,
    comparison_note() AS comparison_note,
    body.buyer_id
FROM chosen_body($buyer) AS body
LEFT JOIN total ON body.buyer_id = total.buyer_id
LEFT JOIN purchase ON body.buyer_id = purchase.buyer_id
LEFT JOIN two_years ON body.buyer_id = two_years.buyer_id
ORDER BY body.place
