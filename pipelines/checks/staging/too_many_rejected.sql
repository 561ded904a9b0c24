-- Publications of which more than one row in a hundred cannot be used, and nobody has accepted that.

WITH held AS (
    SELECT * FROM release_sales
    UNION ALL
    SELECT * FROM release_local_authority_register
    UNION ALL
    SELECT * FROM release_ons_neighbours
    UNION ALL
    SELECT * EXCLUDE (is_window)
    FROM notice_publication
    UNION ALL
    SELECT * FROM release_digital_outcomes_opportunities
),

outcome AS (
    SELECT
        release_id,
        reason
    FROM sales
    UNION ALL
    SELECT
        release_id,
        reason
    FROM local_authority_register
    UNION ALL
    SELECT
        release_id,
        reason
    FROM ons_neighbours
    UNION ALL
    -- Windows overlap, so that none is missed: a release that two of them hold is no fault.
    SELECT
        release_id,
        reason
    FROM notice_release
    WHERE reason NOT LIKE 'The same release %'
    UNION ALL
    SELECT
        release_id,
        reason
    FROM digital_outcomes_opportunities
),

counted AS (
    SELECT
        release_id,
        count(reason) AS rejected_count,
        mode(reason) AS usual_reason
    FROM outcome
    GROUP BY release_id
)

SELECT
    format(
        '{}, added as {}: {} of {} rows cannot be used, mostly for this: {}. Nothing was published. '
        || 'Teach pipelines/staging what the values mean, or add the file again with --accept-rejected.',
        held.file_name, held.release_id, counted.rejected_count, held.row_count, counted.usual_reason
    ) AS problem
FROM held
INNER JOIN counted ON held.release_id = counted.release_id
WHERE counted.rejected_count > held.row_count / 100 AND NOT held.accept_rejected
ORDER BY problem
