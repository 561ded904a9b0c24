-- How each ask is measured, and what would measure it where nothing is published.

SELECT
    indicator_id,
    ask_id,
    indicator_name,
    unit,
    measured_by,
    measure_key,
    measure_breakdown,
    period,
    certainty,
    would_measure,
    note
FROM reference_indicators
