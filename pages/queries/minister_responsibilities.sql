-- Responsibilities for technology that were read elsewhere, 2018 to 2024
--
-- Why it matters: Most ministers who answer for technology have no title that says so. These are the cases that were
-- read on a page.
--
-- How to read it: One row a minister and a publication. The list is not complete: it holds what was read.
--
-- Method: Each page was opened and read; responsibilities are in our words.
--
-- Excludes: Responsibilities that are known only by hearsay.
--
-- Caveats: A title is not a responsibility: a minister may answer for technology without the title saying so, and most
-- do. Ministers named in the Institute's data for more than one department count in each.
SELECT
    department_name,
    minister_name,
    responsibility,
    confidence,
    published_in,
    published_date,
    address,
    note
FROM minister_responsibility
ORDER BY department_name, minister_name, published_in
