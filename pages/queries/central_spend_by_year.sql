-- What do departments and agencies spend a year?
--
-- Why it matters: One minister in each department is to answer for its technology: these are the numbers to ask about.
--
-- How to read it: Alphabetical, one row a body and financial year, with the months of that year that the data hold: do
-- not compare a year of fewer than 12 with a full one.
--
-- Method: Spend and invoice lines of each department and executive agency, summed over the final months of the year.
--
-- Excludes: The newest month, which is provisional; other central bodies; bodies without spend.
--
-- Caveats: An agency that buys under its department's name is counted there. Low use of the frameworks is not low use
-- of the cloud.
WITH selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
)

SELECT
    buyer.buyer_name,
    buyer_group(buyer.buyer_type) AS buyer_group,
    selection.financial_year,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    any_value(final_year.month_count) AS month_count,
    buyer.buyer_id
FROM selection
INNER JOIN buyer ON selection.buyer_id = buyer.buyer_id
INNER JOIN final_year ON selection.financial_year = final_year.financial_year
WHERE buyer_group(buyer.buyer_type) IN ('Departments', 'Agencies')
GROUP BY buyer.buyer_name, buyer.buyer_type, buyer.buyer_id, selection.financial_year
ORDER BY lower(buyer.buyer_name), buyer.buyer_id, selection.financial_year
