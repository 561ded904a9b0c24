-- The snapshots that led to this one, each with the one that it was compared with.

SELECT
    snapshot_name,
    snapshot_before
FROM previous_snapshot
UNION ALL
SELECT
    snapshot_name,
    snapshot_before
FROM this_snapshot
