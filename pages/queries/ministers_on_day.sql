-- Ministers and their posts in each department, on one day
--
-- Why it matters: The report asks for one minister in each department who is responsible for technology. This is whom
-- each department had, on any day.
--
-- How to read it: One row a minister and post of a department that existed that day; one empty row for a department
-- without ministers. Secretaries of state come first. Without a chosen day, the newest day held.
--
-- Method: A department counts on each day of its existence, as the Institute for Government dates it. A title names
-- technology where it holds technology, tech, digital or data; science where it holds science or innovation and none of
-- those. The department's own name within a title is left out first. The day on which a post was given up belongs to
-- the successor.
--
-- Excludes: Whips, the Prime Minister's office, and non-ministerial departments, which have no ministers of their own.
-- UK Export Finance, a ministerial department of the register whose ministers the Institute lists under trade.
--
-- Caveats: A title is not a responsibility: a minister may answer for technology without the title saying so, and most
-- do. Ministers named in the Institute's data for more than one department count in each.
WITH chosen AS (
    SELECT coalesce($day::DATE, last_day) AS as_at_date
    FROM minister_days
    WHERE coalesce($day::DATE, last_day) BETWEEN first_day AND last_day
),

department AS (
    SELECT
        chosen.as_at_date,
        post.department_name,
        max(post.buyer_id) AS buyer_id
    FROM chosen
    INNER JOIN minister_post AS post
        ON
            (post.department_start IS NULL OR chosen.as_at_date >= post.department_start)
            AND (post.department_end IS NULL OR chosen.as_at_date < post.department_end)
    WHERE post.is_department
    GROUP BY chosen.as_at_date, post.department_name
)

SELECT
    department.as_at_date,
    department.department_name,
    department.buyer_id,
    post.post_name,
    post.minister_name,
    post.held_from,
    post.title_kind
FROM department
LEFT JOIN minister_post AS post
    ON
        department.department_name = post.department_name
        AND department.as_at_date >= post.held_from
        AND (post.held_to IS NULL OR department.as_at_date < post.held_to)
ORDER BY
    department.department_name ASC,
    starts_with(post.post_name, 'Secretary of State') DESC,
    post.held_from ASC,
    post.post_name ASC,
    post.minister_name ASC
