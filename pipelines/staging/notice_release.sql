-- What became of the rows of each file of notices: how many were used, and each row that was not.
-- A used row has no line here; `used_count` stands with it.

SELECT
    publication.release_id,
    publication.source,
    NULL AS line,
    NULL AS row_sha256,
    NULL AS reason,
    used_release.used_count
FROM notice_publication AS publication
INNER JOIN used_release ON publication.release_id = used_release.release_id
UNION ALL
SELECT
    release_id,
    source,
    line,
    row_sha256,
    reason,
    0 AS used_count
FROM rejected_release
