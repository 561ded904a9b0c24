-- The newest publication's spend and lines, which must be the same to the penny in all three tables.

-- A release_id is the source's name and the date: one publication of each source is the newest.
WITH latest AS (
    SELECT max(release_id) AS release_id
    FROM spend_vintage
    GROUP BY release_id[:-12]
),

newest AS (
    SELECT
        max(release_id) AS release_id,
        coalesce(sum(spend_gbp), 0) AS spend_gbp,
        coalesce(sum(invoice_count), 0) AS invoice_count
    FROM spend_vintage
    WHERE release_id IN (SELECT latest.release_id FROM latest)
),

counted (place, spend_gbp, invoice_count) AS (
    SELECT
        'spend',
        coalesce(sum(spend_gbp), 0),
        coalesce(sum(invoice_count), 0)
    FROM spend
    UNION ALL
    SELECT
        'spend_line',
        coalesce(sum(spend_gbp), 0),
        count(*)
    FROM spend_line
)

SELECT
    format(
        'Table {} has {} lines and £{}, but {} has {} and £{} in spend_vintage. Build again; '
        || 'if it says so again, pipelines/tables/{}.sql loses or repeats lines.',
        counted.place,
        counted.invoice_count,
        counted.spend_gbp::VARCHAR,
        coalesce(newest.release_id, 'no publication'),
        newest.invoice_count,
        newest.spend_gbp::VARCHAR,
        counted.place
    ) AS problem
FROM counted
CROSS JOIN newest
WHERE counted.spend_gbp <> newest.spend_gbp OR counted.invoice_count <> newest.invoice_count
ORDER BY problem
