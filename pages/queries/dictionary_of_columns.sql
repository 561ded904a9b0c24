-- Every column of tables and figures, and what it means
--
-- Why it matters: One quantity has one name, one heading and one unit everywhere.
--
-- How to read it: One row a column, by its name in files; the tables that hold it, or figures only.
--
-- Method: The project's one dictionary, from which headings and data packages are made too.
--
-- Excludes: Nothing.
--
-- Caveats: Describes the snapshot that it stands in.
SELECT
    column_name,
    column_title,
    column_description,
    coalesce(unit, 'no unit') AS unit,
    column_type,
    coalesce(table_names, 'figures only') AS table_names
FROM dictionary
ORDER BY column_name
