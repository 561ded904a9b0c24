-- Suppliers that stopped selling
--
-- Why it matters: Suppliers that leave take their services and what they learnt with them.
--
-- How to read it: Alphabetical. One row a supplier that had sales, but none in the 12 months to the last final month of
-- the selection.
--
-- Method: Months with net sales above zero. Needs more than 12 months of data to say anything.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: A supplier that changed its name, or was bought, can look gone. Spend is of all months in which it sold.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

leaver AS (
    SELECT
        sales.supplier_id,
        min(sales.month) AS first_month,
        max(sales.month) AS last_month
    FROM supplier_month($lot_id, $supplier_size) AS sales
    WHERE sales.month <= (SELECT final_month.month FROM final_month)
    GROUP BY sales.supplier_id
    HAVING max(sales.month) <= (SELECT final_month.month - INTERVAL 12 MONTH FROM final_month)
)

SELECT
    supplier.supplier_name,
    leaver.first_month,
    leaver.last_month,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    supplier.supplier_id
FROM leaver
INNER JOIN supplier ON leaver.supplier_id = supplier.supplier_id
INNER JOIN selected_spend(NULL, $lot_id, $supplier_size) AS selection
    ON
        leaver.supplier_id = selection.supplier_id
        AND leaver.last_month >= selection.month
GROUP BY supplier.supplier_id, supplier.supplier_name, leaver.first_month, leaver.last_month
ORDER BY lower(supplier.supplier_name), supplier.supplier_id
