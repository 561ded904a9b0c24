-- Figures that were published elsewhere, copied by hand with their source.

WITH typed (indicator, breakdown, as_at_date, value, unit, published_in, published_date, address, note) AS (
    SELECT
        indicator,
        breakdown,
        as_at_date::DATE,
        value::DECIMAL(18, 4),
        unit,
        published_in,
        published_date::DATE,
        address,
        note
    FROM reference_published_figures
)

SELECT
    indicator,
    breakdown,
    as_at_date,
    value,
    unit,
    published_in,
    published_date,
    address,
    note
FROM typed
