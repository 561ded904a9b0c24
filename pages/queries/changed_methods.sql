-- Methods changed since the snapshot before
--
-- Why it matters: A number can change because the data did, or because it is worked out in another way.
--
-- How to read it: One row a SQL file that is new, gone or different, with the first 12 characters of its checksum.
--
-- Method: SHA-256 of the text of each file, comments included, since these hold the method in words.
--
-- Excludes: What is not SQL: how a figure is drawn and worded.
--
-- Caveats: A change of wording in a comment counts as well; it need not change any number.
SELECT
    subject AS method_name,
    change_label(change_kind) AS change_kind,
    value_before,
    value_after
FROM newest_change('Methods')
ORDER BY subject, change_id
