-- Choices that leave something to show under the other filters
--
-- Why it matters: A reader is never offered a choice that would leave nothing.
--
-- How to read it: One row a combination of financial year, lot and supplier size with spend, final months only.
--
-- Method: Distinct combinations in spend up to the last final month.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: None.
SELECT DISTINCT
    spend.financial_year,
    spend.lot_id,
    lot.lot_name,
    lot.lot_number,
    spend.supplier_size
FROM spend
INNER JOIN lot ON spend.lot_id = lot.lot_id
WHERE spend.month <= (SELECT final_month.month FROM as_at(NULL) AS final_month)
ORDER BY spend.financial_year, lot.lot_number, spend.supplier_size
