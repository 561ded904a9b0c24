-- Every column with its meaning, and the tables that have it; columns of figures alone are in no table.

SELECT
    field.column_name,
    field.column_title,
    field.column_description,
    field.column_type,
    nullif(field.unit, '') AS unit,
    string_agg(placed.table_name, ', ' ORDER BY placed.table_name) AS table_names
FROM project_field AS field
LEFT JOIN project_column AS placed ON field.column_name = placed.column_name
GROUP BY ALL
