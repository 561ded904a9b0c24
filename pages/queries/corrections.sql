-- Corrections of what was published here
--
-- Why it matters: Whoever used a wrong number can find out.
--
-- How to read it: One row a correction, newest first, with what stood there and what stands there now.
--
-- Method: Kept by hand in the project's list of corrections.
--
-- Excludes: Restatements by the publishers, which are listed as such.
--
-- Caveats: None.
SELECT
    correction_date,
    corrected_figure,
    value_before,
    value_after,
    snapshot_name,
    note
FROM correction
ORDER BY correction_date DESC, corrected_figure ASC
