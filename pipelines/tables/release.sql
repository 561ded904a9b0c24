-- The publishers' files behind this snapshot, with how many of their rows were used.

WITH held AS (
    SELECT * FROM release_sales
    UNION ALL
    SELECT * FROM release_local_authority_register
    UNION ALL
    SELECT * FROM release_ministers
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
    FROM ministers
    UNION ALL
    SELECT
        release_id,
        reason
    FROM ons_neighbours
    UNION ALL
    SELECT
        release_id,
        reason
    FROM digital_outcomes_opportunities
),

counted AS (
    SELECT
        release_id,
        count(*) FILTER (WHERE reason IS NULL) AS used_count,
        count(*) FILTER (WHERE reason IS NOT NULL) AS rejected_count
    FROM outcome
    GROUP BY release_id
    UNION ALL
    SELECT
        release_id,
        sum(used_count)::BIGINT AS used_count,
        count(reason) AS rejected_count
    FROM notice_release
    GROUP BY release_id
)

SELECT
    held.release_id,
    held.source,
    held.published_date,
    held.retrieved_date,
    held.file_name,
    held.address,
    held.sha256,
    held.row_count,
    coalesce(counted.used_count, 0) AS used_count,
    coalesce(counted.rejected_count, 0) AS rejected_count
FROM held
LEFT JOIN counted ON held.release_id = counted.release_id
