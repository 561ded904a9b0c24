-- The changes that the newest snapshot brought, of one group.
CREATE MACRO newest_change(chosen_group) AS TABLE
    SELECT * -- noqa: AM04
    FROM change
    WHERE
        snapshot_name = (SELECT max(snapshot.snapshot_name) FROM snapshot)
        AND change_group(change_kind) = chosen_group;
