-- Files behind this snapshot, with dates, rows and checksums
--
-- Why it matters: Anyone who holds the same file can prove it, and can see that no row was lost.
--
-- How to read it: One row a publisher's file. Rows used and rejected add up to all rows.
--
-- Method: Counted when the snapshot was built; the checksum is of the file as its publisher gave it.
--
-- Excludes: The project's own lookups, which are in its folder data/reference.
--
-- Caveats: Where a publisher gives no date, the day on which the file was held orders it.
SELECT
    coalesce(listed.source_title, release.source) AS source_title,
    release.published_date,
    release.retrieved_date,
    release.row_count,
    release.used_count,
    release.rejected_count,
    release.file_name,
    release.sha256
FROM release
LEFT JOIN source AS listed ON release.source = listed.source
ORDER BY release.release_id
