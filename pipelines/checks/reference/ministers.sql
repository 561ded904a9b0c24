-- Departments of ministers that nobody has decided, and responsibilities in departments that are not listed.

SELECT
    format(
        'minister_departments.csv: “{}” has ministers since 2010 and is not listed. Say whether it is a department.',
        department_name
    ) AS problem
FROM (
    SELECT DISTINCT minister.department_name
    FROM ministers AS minister
    ANTI JOIN reference_minister_departments AS reviewed ON minister.department_name = reviewed.department_name
    WHERE minister.reason IS NULL AND coalesce(minister.held_to, DATE '9999-12-31') >= DATE '2010-05-01'
) AS undecided
UNION ALL
SELECT format('minister_responsibilities.csv, line {}: there is no department “{}”.', told.line, told.department_name)
FROM reference_minister_responsibilities AS told
ANTI JOIN reference_minister_departments AS reviewed ON told.department_name = reviewed.department_name
UNION ALL
SELECT format('minister_responsibilities.csv, line {}: “{}” is no web address.', told.line, told.address)
FROM reference_minister_responsibilities AS told
WHERE NOT regexp_full_match(told.address, 'https?://[!-~]+')
ORDER BY problem
