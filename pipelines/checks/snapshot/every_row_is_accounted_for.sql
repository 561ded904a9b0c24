-- Publications whose rows are not all either used or rejected, by what is really in the tables.

WITH in_table AS (
    SELECT
        release_id,
        sum(invoice_count) AS used_count
    FROM spend_vintage
    GROUP BY release_id
    UNION ALL
    SELECT
        release_id,
        count(*) AS used_count
    FROM opportunity_vintage
    GROUP BY release_id
),

rejected AS (
    SELECT
        release_id,
        count(*) AS rejected_count
    FROM rejected_row
    GROUP BY release_id
)

SELECT
    format(
        'Table release: {} has {} rows, of which {} are said to be used and {} rejected; the tables hold {} and {}. '
        || 'Build again; if it says so again, pipelines/staging/{}.sql loses or repeats rows.',
        release.release_id,
        release.row_count,
        release.used_count,
        release.rejected_count,
        coalesce(in_table.used_count::VARCHAR, 'no count'),
        coalesce(rejected.rejected_count, 0),
        release.source
    ) AS problem
FROM release
LEFT JOIN in_table ON release.release_id = in_table.release_id
LEFT JOIN rejected ON release.release_id = rejected.release_id
WHERE
    release.row_count <> release.used_count + release.rejected_count
    OR release.rejected_count <> coalesce(rejected.rejected_count, 0)
    OR (
        release.source IN ('g_cloud_sales', 'digital_outcomes_sales', 'digital_outcomes_opportunities')
        AND release.used_count <> coalesce(in_table.used_count, 0)
    )
ORDER BY problem
