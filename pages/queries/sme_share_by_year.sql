-- SME share of each kind of buyer's spend, by financial year
--
-- Why it matters: Promises were made to small and medium-sized firms; this shows who keeps them, and whether that
-- changes.
--
-- How to read it: One panel a kind of buyer; its bars are financial years: by value, of pounds; by volume, of invoice
-- lines. A year without all its months names how many it has and is not compared. The line on central government's
-- panel is the government's aspiration.
--
-- Method: Spend, or invoice lines, with suppliers labelled SME in that publication divided by all of the kind of buyer
-- in that year, up to the last final month. Central government is departments, agencies and other central bodies
-- together. No share on fewer than 10 invoice lines.
--
-- Excludes: The newest month, which is provisional; what large suppliers pass on to small ones.
--
-- Caveats: These are direct sales. The aspiration counts direct and indirect spend of central government together, on
-- everything and not on these frameworks alone, and binds nobody else: it stands with central government only. Labels
-- change between publications. Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, NULL)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

grouped AS (
    SELECT
        *,
        buyer_group(buyer_type) AS buyer_group
    FROM selection
    UNION ALL
    SELECT
        *,
        'Central government' AS buyer_group
    FROM selection
    WHERE buyer_group(buyer_type) IN ('Departments', 'Agencies', 'Other central bodies')
),

by_year AS (
    SELECT
        buyer_group,
        financial_year,
        sum(spend_gbp) AS spend_gbp,
        coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'SME'), 0) AS sme_spend_gbp,
        sum(invoice_count) AS invoice_count,
        coalesce(sum(invoice_count) FILTER (WHERE supplier_size = 'SME'), 0) AS sme_invoice_count
    FROM grouped
    GROUP BY buyer_group, financial_year
),

aspiration AS (
    SELECT
        by_year.financial_year,
        max(commitment.target_percent)::DOUBLE AS aspired_share,
        string_agg(DISTINCT commitment.due_year::VARCHAR, ', later ') AS due_years
    FROM by_year
    INNER JOIN commitment
        ON
            left(by_year.financial_year, 4)::INTEGER + 1 > commitment.start_year
            AND left(by_year.financial_year, 4)::INTEGER + 1 <= commitment.due_year
    WHERE by_year.buyer_group = 'Central government' AND commitment.target_percent IS NOT NULL
    GROUP BY by_year.financial_year
)

SELECT
    by_year.buyer_group,
    by_year.financial_year,
    final_year.month_count,
    by_year.spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    by_year.sme_spend_gbp::DECIMAL(18, 4) AS sme_spend_gbp,
    share_on_base(by_year.sme_spend_gbp, by_year.spend_gbp, by_year.invoice_count) AS sme_value_percent,
    share_on_base(by_year.sme_invoice_count, by_year.invoice_count, by_year.invoice_count) AS sme_volume_percent,
    by_year.invoice_count::BIGINT AS invoice_count,
    CASE WHEN by_year.buyer_group = 'Central government' THEN aspiration.aspired_share END AS aspired_share,
    CASE WHEN by_year.buyer_group = 'Central government' THEN aspiration.due_years END AS due_years
FROM by_year
INNER JOIN final_year ON by_year.financial_year = final_year.financial_year
LEFT JOIN aspiration ON by_year.financial_year = aspiration.financial_year
ORDER BY by_year.buyer_group <> 'Central government', by_year.buyer_group, by_year.financial_year
