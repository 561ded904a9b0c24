-- Ministerial departments on the first day of each month since June 2010, and on the day of the report, with how many
-- had a minister whose title names technology, and how many one that names science or innovation alone.
CREATE MACRO department_with_minister() AS TABLE
    WITH day AS (
        SELECT unnest(generate_series(DATE '2010-06-01', max(held_from), INTERVAL 1 MONTH))::DATE AS day
        FROM minister_post
        UNION
        SELECT report_day()
        WHERE report_day() <= (SELECT max(latest.held_from) FROM minister_post AS latest)
    ),

    department AS (
        SELECT
            day.day,
            post.department_name,
            bool_or(post.title_kind = 'technology') AS has_technology,
            bool_or(post.title_kind = 'science') AS has_science
        FROM day
        INNER JOIN minister_post AS post
            ON day.day >= post.held_from AND (post.held_to IS NULL OR day.day < post.held_to)
        WHERE
            post.is_department
            AND (post.department_start IS NULL OR post.department_start <= day.day)
            AND (post.department_end IS NULL OR post.department_end > day.day)
        GROUP BY day.day, post.department_name
    )

    SELECT
        day,
        count(*) AS department_count,
        count(*) FILTER (WHERE has_technology) AS technology_count,
        count(*) FILTER (WHERE has_science AND NOT has_technology) AS science_count
    FROM department
    GROUP BY day;
