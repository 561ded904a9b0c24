-- From when on a published series was counted in another way.

SELECT
    indicator,
    as_at_date::DATE AS as_at_date,
    break_description,
    published_in,
    address
FROM reference_series_breaks
