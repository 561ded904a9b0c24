-- Ministers whose title names technology, science or innovation, since May 2010
--
-- Why it matters: The timeline of who held such a title, in which department, through renamings and mergers.
--
-- How to read it: One row an appointment, by department and day. A department that was renamed or merged has another
-- row under its new name.
--
-- Method: A department counts on each day of its existence, as the Institute for Government dates it. A title names
-- technology where it holds technology, tech, digital or data; science where it holds science or innovation and none of
-- those. The department's own name within a title is left out first. The day on which a post was given up belongs to
-- the successor.
--
-- Excludes: Whips, the Prime Minister's office, and non-ministerial departments, which have no ministers of their own.
-- Titles that name neither: they stand in the list of all posts.
--
-- Caveats: A title is not a responsibility: a minister may answer for technology without the title saying so, and most
-- do. Ministers named in the Institute's data for more than one department count in each.
SELECT
    department_name,
    post_name,
    minister_name,
    held_from,
    held_to,
    title_kind
FROM minister_post
WHERE
    is_department
    AND title_kind <> 'neither'
    AND coalesce(held_to, DATE '9999-12-31') > DATE '2010-05-11'
ORDER BY department_name, held_from, post_name, minister_name
