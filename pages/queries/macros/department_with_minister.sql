-- Ministerial departments that existed on the first day of each month since June 2010, on the day of the report and on
-- the last day held: how many had a minister whose title names technology, and how many one that names science or
-- innovation alone.
CREATE TABLE department_with_minister AS
WITH day AS (
    SELECT unnest(generate_series(DATE '2010-06-01', last_day, INTERVAL 1 MONTH))::DATE AS day
    FROM minister_days
    UNION
    SELECT report_day()
    FROM minister_days
    WHERE report_day() BETWEEN first_day AND last_day
    UNION
    SELECT last_day
    FROM minister_days
    WHERE last_day >= first_day
),

department AS (
    SELECT DISTINCT
        day.day,
        post.department_name
    FROM day
    INNER JOIN minister_post AS post
        ON
            (post.department_start IS NULL OR day.day >= post.department_start)
            AND (post.department_end IS NULL OR day.day < post.department_end)
    WHERE post.is_department
),

titled AS (
    SELECT
        department.day,
        department.department_name,
        coalesce(bool_or(post.title_kind = 'technology'), FALSE) AS has_technology,
        coalesce(bool_or(post.title_kind = 'science'), FALSE) AS has_science
    FROM department
    LEFT JOIN minister_post AS post
        ON
            department.department_name = post.department_name
            AND department.day >= post.held_from
            AND (post.held_to IS NULL OR department.day < post.held_to)
    GROUP BY department.day, department.department_name
)

SELECT
    day,
    count(*) AS department_count,
    count(*) FILTER (WHERE has_technology) AS technology_count,
    count(*) FILTER (WHERE has_science AND NOT has_technology) AS science_count
FROM titled
GROUP BY day;
