-- When each framework ran
--
-- Why it matters: A buyer can order only while a framework is open; extensions show where the next one was late.
--
-- How to read it: One row an iteration, oldest number first within its family. A date is given only where a source has
-- the day; what is known less exactly stands in the note. Where one was extended, the day on which it was to end, how
-- far it was extended and the source of that stand beside it; the end date is then that after the extension.
--
-- Method: Copied by hand from the sources named in each row.
--
-- Excludes: Families without an iteration.
--
-- Caveats: Most sources are second hand. A missing end does not mean that the framework is open, and no extension does
-- not mean that there was none.
SELECT
    framework_family,
    framework_name,
    start_date,
    planned_end_date,
    end_date,
    extension,
    extension_evidence,
    note,
    evidence,
    framework_id
FROM framework
WHERE regexp_matches(framework_id, '[0-9]$')
ORDER BY framework_family, try_cast(regexp_extract(framework_id, '[0-9]+$') AS INTEGER), framework_id
