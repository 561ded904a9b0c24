-- Months added and restated since the snapshot before
--
-- Why it matters: Late and corrected returns change months that were already shown, and decisions may rest on them.
--
-- How to read it: One row a month that is new, gone, or has another spend than before, with the difference.
--
-- Method: Spend of each month in this snapshot less its spend in the snapshot before; each is of the newest publication
-- that the snapshot held.
--
-- Excludes: Months whose spend is the same to the penny, even where its lots, sectors or suppliers differ.
--
-- Caveats: The newest month was provisional before, so it is often restated.
SELECT
    month,
    change_label(change_kind) AS change_kind,
    spend_before_gbp,
    spend_gbp,
    (coalesce(spend_gbp, 0) - coalesce(spend_before_gbp, 0))::DECIMAL(18, 4) AS difference_gbp
FROM newest_change('Months')
ORDER BY month
