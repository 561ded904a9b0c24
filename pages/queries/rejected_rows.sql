-- Rows of publishers' files that could not be used
--
-- Why it matters: No row is lost silently: each is in a table or here with the reason.
--
-- How to read it: One row a rejected row, with its place in the file and a checksum of its text.
--
-- Method: A row is rejected where its month, amount, lot, size, buyer or supplier cannot be read, or where its cells do
-- not fit the header.
--
-- Excludes: The text of the row, which may hold what nobody should publish: find it in the publisher's file.
--
-- Caveats: None.
SELECT
    coalesce(listed.source_title, rejected_row.source) AS source_title,
    rejected_row.release_id,
    rejected_row.line,
    rejected_row.reason,
    rejected_row.row_sha256
FROM rejected_row
LEFT JOIN source AS listed ON rejected_row.source = listed.source
ORDER BY rejected_row.release_id, rejected_row.line
