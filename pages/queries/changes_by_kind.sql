-- What changed since the snapshot before, by kind
--
-- Why it matters: A reader who used a number last month can see whether it still stands, and why not.
--
-- How to read it: One row a kind of change, with how many there are in this snapshot.
--
-- Method: Each build compares its tables with those of the newest snapshot published before it. Months are compared by
-- their spend, published names by the body that they are decided to be, buyers by whether they have bought, and methods
-- by the text of their SQL.
--
-- Excludes: What the snapshot before had no table of. A first snapshot is compared with nothing.
--
-- Caveats: A body that is newly matched can also appear as a new buyer.
WITH kind (change_kind, place) AS (
    VALUES
    ('month_added', 1),
    ('month_restated', 2),
    ('month_gone', 3),
    ('name_matched', 4),
    ('name_decided_anew', 5),
    ('buyer_new', 6),
    ('buyer_gone', 7),
    ('method_new', 8),
    ('method_changed', 9),
    ('method_gone', 10)
),

newest AS (
    SELECT
        snapshot_name,
        snapshot_before
    FROM snapshot
    ORDER BY snapshot_name DESC
    LIMIT 1
)

SELECT
    change_group(kind.change_kind) AS change_group,
    change_label(kind.change_kind) AS change_kind,
    count(change.change_id) AS change_count,
    newest.snapshot_before
FROM kind
LEFT JOIN newest ON TRUE
LEFT JOIN change ON kind.change_kind = change.change_kind AND newest.snapshot_name = change.snapshot_name
GROUP BY kind.change_kind, kind.place, newest.snapshot_before
ORDER BY kind.place
