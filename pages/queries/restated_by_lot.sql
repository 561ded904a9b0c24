-- Two publications side by side, by month and lot
--
-- Why it matters: A total can stay while its parts move: a firm relabelled from SME to large changes the share of small
-- firms in months long past.
--
-- How to read it: One row a month and part, with its spend in a publication and in the one before. The bars are the
-- differences of all months together.
--
-- Method: Invoice lines of each publication summed by month and lot; only months that both publications hold.
--
-- Excludes: Months that a publication has for the first time.
--
-- Caveats: Only publications that are held here are compared; there were more. The newest month of each publication is
-- provisional.
SELECT
    restated.month,
    lot.lot_name,
    restated.published_before_date,
    restated.spend_before_gbp,
    restated.published_date,
    restated.spend_gbp,
    restated.difference_gbp,
    restated.invoice_before_count,
    restated.invoice_count,
    restated.release_id
FROM restated_by('lot') AS restated
INNER JOIN lot ON restated.part = lot.lot_id
ORDER BY restated.release_id, restated.month, lot.lot_number, lot.lot_name
