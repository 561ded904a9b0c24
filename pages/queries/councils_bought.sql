-- Councils that have bought, and how much
--
-- Why it matters: It shows who already uses the frameworks, for officials who look for experience nearby.
--
-- How to read it: Alphabetical, not a league table. Spend is the council's own in the selection; 0 means that it
-- bought earlier, or that credit notes cancelled what it bought.
--
-- Method: Principal councils on the register at the end of the last final month with a month of reported spend above
-- zero by then, their own or a predecessor's. Spend and invoice lines are summed over the selection up to then. The
-- direction compares the council's spend in the 12 months to the last final month with the 12 months before, whatever
-- the financial year: up or down above a change of 25%, and only with 10 invoice lines in both.
--
-- Excludes: The newest month, which is provisional; combined authorities, the Greater London Authority and joint
-- bodies.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: councils buy in other ways too.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

own_spend AS (
    SELECT
        buyer_id,
        sum(spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
        sum(invoice_count)::BIGINT AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM final_month)
    GROUP BY buyer_id
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
    register.buyer_name,
    register.region,
    register.authority_type,
    first_purchase.month AS first_month,
    register.buyer_id,
    coalesce(own_spend.spend_gbp, 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(own_spend.invoice_count, 0) AS invoice_count,
    direction_of_spend(
        two_years.spend_gbp, two_years.spend_before_gbp, two_years.invoice_count, two_years.invoice_before_count
    ) AS spend_direction,
    least(coalesce(two_years.invoice_count, 0), coalesce(two_years.invoice_before_count, 0))::BIGINT
        AS direction_invoice_count
FROM council_on_register($region) AS register
INNER JOIN first_purchase($lot_id, $supplier_size) AS first_purchase ON register.buyer_id = first_purchase.buyer_id
LEFT JOIN own_spend ON register.buyer_id = own_spend.buyer_id
LEFT JOIN two_years ON register.buyer_id = two_years.buyer_id
WHERE
    register.month = (SELECT final_month.month FROM final_month)
    AND first_purchase.month <= register.month
ORDER BY register.buyer_name, register.buyer_id
