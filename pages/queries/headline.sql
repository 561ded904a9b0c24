-- Spend, buyers, councils, agencies and departments up to the last final month
--
-- Why it matters: The report asks for more spend through the frameworks and for more bodies outside Whitehall to use
-- them, local authorities and agencies above all. These numbers say how far that had gone.
--
-- How to read it: Councils, agencies and departments are counted against their registers, so a share can reach 100%.
-- Where one body of a kind may have existed that day or not, only the number that bought is given, and nothing is
-- divided.
--
-- Method: Spend is the sum of invoice lines from the first month to the last final month of the selection. A buyer is a
-- body, or a published name that is decided only to a kind of body, with a month of spend above zero. A council, an
-- agency or a department has bought when it is on the register and it, or a body that it succeeded, had a month with
-- spend above zero by then.
--
-- Excludes: The newest month, which is provisional because late returns change it.
--
-- Caveats: Spend is what suppliers reported as invoiced, without VAT and net of credit notes. It is not contract value.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM final_month)
),

bought AS (
    SELECT first_purchase.buyer_id
    FROM first_purchase($lot_id, $supplier_size) AS first_purchase
    WHERE first_purchase.month <= (SELECT final_month.month FROM final_month)
),

purchase AS (
    SELECT coalesce(buyer_id, buyer_name_published) AS buyer
    FROM selection
    GROUP BY coalesce(buyer_id, buyer_name_published), month
    HAVING sum(spend_gbp) > 0
),

council AS (
    SELECT register.buyer_id
    FROM council_on_register(NULL) AS register
    WHERE register.month = (SELECT final_month.month FROM final_month)
),

central_body AS (
    SELECT
        count(*) FILTER (WHERE buyer_group = 'Agencies' AND has_bought) AS agency_bought_count,
        known_count(
            bool_and(is_known) FILTER (WHERE buyer_group = 'Agencies'),
            count(*) FILTER (WHERE buyer_group = 'Agencies')
        ) AS agency_register_count,
        count(*) FILTER (WHERE buyer_group = 'Departments' AND has_bought) AS department_bought_count,
        known_count(
            bool_and(is_known) FILTER (WHERE buyer_group = 'Departments'),
            count(*) FILTER (WHERE buyer_group = 'Departments')
        ) AS department_register_count
    FROM central_body_month(NULL, $lot_id, $supplier_size)
    WHERE month = (SELECT final_month.month FROM final_month)
),

total AS (
    SELECT
        min(month) AS first_month,
        coalesce(sum(spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp,
        count(DISTINCT supplier_id) AS supplier_count,
        coalesce(sum(invoice_count), 0)::BIGINT AS invoice_count,
        share_on_base(
            sum(spend_gbp) FILTER (WHERE buyer_id IS NOT NULL), sum(spend_gbp), sum(invoice_count)
        ) AS matched_percent
    FROM selection
)

SELECT
    total.first_month,
    (SELECT final_month.month FROM final_month) AS as_at_month,
    total.spend_gbp,
    total.invoice_count,
    (SELECT count(DISTINCT purchase.buyer) FROM purchase) AS buyer_count,
    total.supplier_count,
    (
        SELECT count(*)
        FROM council
        WHERE council.buyer_id IN (SELECT bought.buyer_id FROM bought)
    ) AS council_bought_count,
    (SELECT count(*) FROM council) AS council_register_count,
    central_body.agency_bought_count,
    central_body.agency_register_count,
    central_body.department_bought_count,
    central_body.department_register_count,
    total.matched_percent
FROM total
CROSS JOIN central_body
