-- Rows of publishers' files that could not be used, with the reason, and without their text.

WITH outcome (release_id, source, line, reason, row_sha256) AS (
    SELECT
        release_id,
        source,
        line,
        reason,
        row_sha256
    FROM sales
    UNION ALL
    SELECT
        release_id,
        'local_authority_register',
        line,
        reason,
        row_sha256
    FROM local_authority_register
    UNION ALL
    SELECT
        release_id,
        'ministers',
        line,
        reason,
        row_sha256
    FROM ministers
    UNION ALL
    SELECT
        release_id,
        'ons_neighbours',
        line,
        reason,
        row_sha256
    FROM ons_neighbours
    UNION ALL
    SELECT
        release_id,
        source,
        line,
        reason,
        row_sha256
    FROM notice_release
    UNION ALL
    SELECT
        release_id,
        'digital_outcomes_opportunities',
        line,
        reason,
        row_sha256
    FROM digital_outcomes_opportunities
)

SELECT
    release_id,
    source,
    line,
    reason,
    row_sha256
FROM outcome
WHERE reason IS NOT NULL
