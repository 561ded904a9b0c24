-- What departments and their bodies buy, by lot
--
-- Why it matters: Infrastructure and software are what the cloud was to bring; specialist services are people's time.
--
-- How to read it: Each bar is the spend on one lot of all departments with their bodies; the table has each department.
--
-- Method: Spend of each department on the register at the end of the last final month and of the bodies that belong to
-- it, or did until they were gone, summed over the selection up to then.
--
-- Excludes: The newest month, which is provisional; bodies that belong to no department.
--
-- Caveats: Suppliers choose the lot under which they report. Credit notes are taken off, so an amount can be negative.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
)

SELECT
    belongs.department_name,
    lot.lot_name,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    belongs.department_id AS buyer_id
FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
INNER JOIN department_of((SELECT final_month.month FROM final_month)) AS belongs
    ON selection.buyer_id = belongs.buyer_id
INNER JOIN lot ON selection.lot_id = lot.lot_id
WHERE selection.month <= (SELECT final_month.month FROM final_month)
GROUP BY belongs.department_id, belongs.department_name, lot.lot_name, lot.lot_number
ORDER BY belongs.department_name, belongs.department_id, lot.lot_number
