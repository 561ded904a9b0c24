-- Departments with a minister whose title names technology, 2010 to 2026
--
-- Why it matters: The report asks for one minister in each department who is responsible for technology. Titles are the
-- one public record of it that covers every department.
--
-- How to read it: One line for the departments there were, one for those with such a minister, one for those whose
-- ministers name science or innovation alone.
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
SELECT
    day AS month,
    department_count,
    technology_count,
    science_count
FROM department_with_minister
WHERE day(day) = 1
ORDER BY day
