-- How much of a year's spend falls in March?
--
-- Why it matters: Spending at the end of the financial year is what auditors and journalists ask about first.
--
-- How to read it: A twelfth, 8.3%, would be an even spread. One row a financial year.
--
-- Method: Spend in March divided by the spend of its financial year, for years whose twelve months are all final. No
-- share on fewer than 10 invoice lines.
--
-- Excludes: Financial years without all twelve months, and the newest month of the data.
--
-- Caveats: The month is the one of the supplier's return. Spend grew over these years, which by itself makes March,
-- the last month, higher than the first.
WITH full_year AS (
    SELECT financial_year
    FROM final_year
    WHERE month_count = 12
)

SELECT
    selection.financial_year,
    coalesce(sum(selection.spend_gbp) FILTER (WHERE month(selection.month) = 3), 0)::DECIMAL(18, 4) AS march_spend_gbp,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    share_on_base(
        coalesce(sum(selection.spend_gbp) FILTER (WHERE month(selection.month) = 3), 0),
        sum(selection.spend_gbp),
        sum(selection.invoice_count)
    ) AS march_percent,
    sum(selection.invoice_count)::BIGINT AS invoice_count
FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
INNER JOIN full_year ON selection.financial_year = full_year.financial_year
GROUP BY selection.financial_year
ORDER BY selection.financial_year
