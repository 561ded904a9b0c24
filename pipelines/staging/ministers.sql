-- The newest release of ministers' appointments, typed, or with the reason for refusal.

WITH typed AS (
    SELECT
        release_id,
        line,
        row_sha256,
        defect,
        nullif(department_name, '') AS department_name,
        try_cast(nullif(department_start, '') AS DATE) AS department_start,
        try_cast(nullif(department_end, '') AS DATE) AS department_end,
        nullif(post_name, '') AS post_name,
        nullif(minister_name, '') AS minister_name,
        try_cast(nullif(held_from, '') AS DATE) AS held_from,
        nullif(held_to, '') AS held_to_text,
        try_cast(nullif(held_to, '') AS DATE) AS held_to
    FROM raw_ministers
)

SELECT
    * EXCLUDE (defect, held_to_text),
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN department_name IS NULL THEN 'The department has no name'
        WHEN post_name IS NULL THEN 'The post has no name'
        WHEN minister_name IS NULL THEN 'The minister has no name'
        WHEN held_from IS NULL THEN 'The first day of office is not a date'
        WHEN held_to_text IS NOT NULL AND held_to IS NULL THEN 'The last day of office is not a date'
        WHEN held_to < held_from THEN 'The last day of office is before the first'
    END AS reason
FROM typed
