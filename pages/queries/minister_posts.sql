-- Every minister and post of each department, since May 2010
--
-- Why it matters: It says who could be asked, in each department, on each day.
--
-- How to read it: One row an appointment. Of a day, those hold a post who began on it or before, and had not given it
-- up by then.
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
    department_name,
    buyer_id,
    post_name,
    minister_name,
    held_from,
    held_to,
    title_kind
FROM minister_post
WHERE is_department AND coalesce(held_to, DATE '9999-12-31') > DATE '2010-05-11'
ORDER BY department_name, held_from, post_name, minister_name
