-- Suppliers that sold for the first time
--
-- Why it matters: Who comes in, and with how much: a framework that only the first suppliers use is no open market.
--
-- How to read it: Alphabetical. One row a supplier whose first month with sales falls in the chosen financial year, or
-- in the last 12 final months where none is chosen.
--
-- Method: First month with net sales above zero in the data, not in their first 12 months: there every supplier would
-- be new. Spend is from then to the last final month of the selection.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: A supplier that changed its name can look new. Spellings of a name are folded only where they cannot be two
-- companies.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

newcomer AS (
    SELECT
        supplier_id,
        min(month) AS first_month
    FROM supplier_month($lot_id, $supplier_size)
    GROUP BY supplier_id
)

SELECT
    supplier.supplier_name,
    newcomer.first_month,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    supplier.supplier_id
FROM newcomer
CROSS JOIN final_month
INNER JOIN supplier ON newcomer.supplier_id = supplier.supplier_id
INNER JOIN selected_spend(NULL, $lot_id, $supplier_size) AS selection
    ON
        newcomer.supplier_id = selection.supplier_id
        AND newcomer.first_month <= selection.month
        AND final_month.month >= selection.month
WHERE
    newcomer.first_month >= (SELECT min(spend_month.month) + INTERVAL 12 MONTH FROM spend_month)
    AND newcomer.first_month > final_month.month - INTERVAL 12 MONTH
    AND ($financial_year IS NULL OR financial_year_of(newcomer.first_month) = $financial_year)
GROUP BY supplier.supplier_id, supplier.supplier_name, newcomer.first_month
ORDER BY lower(supplier.supplier_name), supplier.supplier_id
