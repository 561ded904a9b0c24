-- Departments, with their agencies and other bodies
--
-- Why it matters: One minister in each department is to answer for technology: this is what the department and the
-- bodies that belong to it buy through the frameworks.
--
-- How to read it: Alphabetical, not a league table. Own spend is the department's; spend, invoice lines and the SME
-- share are of the department and its bodies together.
--
-- Method: Every department on the register at the end of the last final month. A body belongs to the department that
-- its parent is, or that followed its parent. Bodies have bought if they had a month of reported spend above zero by
-- then, their own or a predecessor's. Spend is summed over the selection up to then, with that of bodies of the
-- department that have gone since. The SME share is spend with suppliers labelled SME divided by all spend; none on
-- fewer than 10 invoice lines.
--
-- Excludes: The newest month, which is provisional; bodies that belong to no department.
--
-- Caveats: The SME share is of direct sales. Low use of the frameworks is not low use of the cloud: bodies buy in other
-- ways too.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

own_spend AS (
    SELECT
        buyer_id,
        sum(spend_gbp) AS spend_gbp,
        coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'SME'), 0) AS sme_spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM final_month)
    GROUP BY buyer_id
),

family AS (
    SELECT
        belongs.department_name,
        belongs.department_id AS buyer_id,
        min(body.first_month) FILTER (WHERE body.buyer_id = belongs.department_id AND body.has_bought) AS first_month,
        count(*) FILTER (WHERE body.buyer_group = 'Agencies' AND body.has_bought) AS agency_bought_count,
        count(*) FILTER (WHERE body.buyer_group = 'Other central bodies' AND body.has_bought) AS other_bought_count,
        coalesce(sum(own_spend.spend_gbp) FILTER (WHERE belongs.buyer_id = belongs.department_id), 0) AS own_spend_gbp,
        coalesce(sum(own_spend.spend_gbp), 0) AS spend_gbp,
        coalesce(sum(own_spend.invoice_count), 0)::BIGINT AS invoice_count,
        sum(own_spend.sme_spend_gbp) AS sme_spend_gbp
    FROM department_of((SELECT final_month.month FROM final_month)) AS belongs
    LEFT JOIN central_body_month(NULL, $lot_id, $supplier_size) AS body
        ON belongs.buyer_id = body.buyer_id AND body.month = (SELECT final_month.month FROM final_month)
    LEFT JOIN own_spend ON belongs.buyer_id = own_spend.buyer_id
    GROUP BY belongs.department_id, belongs.department_name
)

SELECT
    department_name,
    first_month,
    agency_bought_count,
    other_bought_count,
    own_spend_gbp::DECIMAL(18, 4) AS own_spend_gbp,
    spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    invoice_count,
    share_on_base(sme_spend_gbp, spend_gbp, invoice_count) AS sme_share_percent,
    buyer_id
FROM family
ORDER BY department_name, buyer_id
