-- What changed between the last two publications of opportunities
--
-- Why it matters: An outcome that is published late changes the award rate; this shows by how much.
--
-- How to read it: One row for each change of status, for opportunities that are new, and for those that are gone.
--
-- Method: Each opportunity's status in the newest publication against the one before it.
--
-- Excludes: Earlier publications; opportunities with the same status in both.
--
-- Caveats: New ones were published, or closed, since the publication before.
WITH dated AS (
    SELECT DISTINCT
        release_id,
        published_date
    FROM opportunity_vintage
),

newest AS (
    SELECT
        max(release_id) AS release_id,
        max(release_id) FILTER (
            WHERE release_id < (SELECT max(every_one.release_id) FROM dated AS every_one)
        ) AS release_before
    FROM dated
),

latest AS (
    SELECT
        each_one.opportunity_id,
        each_one.opportunity_status
    FROM opportunity_vintage AS each_one
    INNER JOIN newest ON each_one.release_id = newest.release_id
    WHERE newest.release_before IS NOT NULL
),

earlier AS (
    SELECT
        each_one.opportunity_id,
        each_one.opportunity_status
    FROM opportunity_vintage AS each_one
    INNER JOIN newest ON each_one.release_id = newest.release_before
),

status AS (
    SELECT
        coalesce(latest.opportunity_status, 'not in the file') AS status_now,
        coalesce(earlier.opportunity_status, 'not in the file') AS status_before,
        count(*) AS opportunity_count
    FROM latest
    FULL JOIN earlier ON latest.opportunity_id = earlier.opportunity_id
    GROUP BY
        coalesce(latest.opportunity_status, 'not in the file'), coalesce(earlier.opportunity_status, 'not in the file')
)

SELECT
    before.published_date AS published_before,
    now.published_date,
    status.status_before,
    status.status_now,
    status.opportunity_count
FROM status
CROSS JOIN newest
LEFT JOIN dated AS now ON newest.release_id = now.release_id
LEFT JOIN dated AS before ON newest.release_before = before.release_id
WHERE status.status_before <> status.status_now
ORDER BY status.opportunity_count DESC, status.status_before ASC, status.status_now ASC
