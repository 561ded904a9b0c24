-- All changes, newest snapshot first
--
-- Why it matters: It is the record of what was shown before and is shown no more.
--
-- How to read it: One row a change, with the snapshot that brought it.
--
-- Method: The changes of this snapshot, and those that the snapshots before it recorded when they were built.
--
-- Excludes: Changes from snapshots that were withdrawn or built elsewhere; all but the newest 1,000.
--
-- Caveats: Amounts are those of the time: a later snapshot may have restated them again.
SELECT
    snapshot_name,
    change_group(change_kind) AS change_group,
    change_label(change_kind) AS change_kind,
    subject,
    value_before,
    value_after,
    spend_before_gbp,
    spend_gbp,
    change_id
FROM change
ORDER BY snapshot_name DESC, change_group ASC, change_kind ASC, month ASC, subject ASC, change_id ASC
LIMIT 1000
