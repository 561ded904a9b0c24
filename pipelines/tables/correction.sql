-- What was published here and was wrong, from the list that is kept by hand.

SELECT
    correction_date::DATE AS correction_date,
    snapshot_name,
    corrected_figure,
    value_before,
    value_after,
    note
FROM reference_corrections
