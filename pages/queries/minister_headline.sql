-- Departments with a minister whose title names technology, when the report appeared and today
--
-- Why it matters: The report asks for one minister in each department who is responsible for technology.
--
-- How to read it: Two numbers always: the departments with such a minister, and all ministerial departments that day.
--
-- Method: A department counts on each day of its existence, as the Institute for Government dates it. A title names
-- technology where it holds technology, tech, digital or data; science where it holds science or innovation and none of
-- those. The department's own name within a title is left out first. The day on which a post was given up belongs to
-- the successor.
--
-- Excludes: Whips, the Prime Minister's office, and non-ministerial departments, which have no ministers of their own.
--
-- Caveats: A title is not a responsibility: a minister may answer for technology without the title saying so, and most
-- do. Ministers named in the Institute's data for more than one department count in each.
WITH counted AS (
    SELECT * -- noqa: AM04
    FROM department_with_minister
)

SELECT
    day AS as_at_date,
    technology_count,
    science_count,
    department_count
FROM counted
WHERE day = report_day() OR day = (SELECT max(latest.day) FROM counted AS latest)
ORDER BY day
