-- Buyers new and gone since the snapshot before
--
-- Why it matters: New buyers are what the report asks for; a buyer that goes is a correction to explain.
--
-- How to read it: One row a body that has bought in this snapshot and not in the one before, or the other way round.
--
-- Method: A body has bought when it has a month of reported spend above zero, in any month of the snapshot, the newest
-- included.
--
-- Excludes: Published names that are not matched to a body.
--
-- Caveats: A body can be new because a later file has it, or because a name was matched to it.
SELECT
    subject AS buyer_name,
    change_label(change_kind) AS change_kind
FROM newest_change('Buyers')
ORDER BY subject, change_id
