-- How many rows of a sales file do not fit each column that proves its layout, in the order of the columns.

WITH unfit (position, column_name, meaning, row_count, first_line) AS (
    SELECT
        1,
        'sector',
        'a sector',
        count(*),
        min(line)
    FROM outcome
    WHERE NOT is_known_sector
    UNION ALL
    SELECT
        3,
        'month',
        'a month',
        count(*),
        min(line)
    FROM outcome
    WHERE month IS NULL
    UNION ALL
    SELECT
        4,
        'spend',
        'an amount',
        count(*),
        min(line)
    FROM outcome
    WHERE spend_gbp IS NULL
    UNION ALL
    SELECT
        5,
        'supplier_size',
        'SME or Large',
        count(*),
        min(line)
    FROM outcome
    WHERE supplier_size IS NULL
)

SELECT
    position,
    column_name,
    meaning,
    row_count,
    first_line
FROM unfit
ORDER BY position
