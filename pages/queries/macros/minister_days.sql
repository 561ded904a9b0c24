-- The first and the last day of which the ministers in office are known: departments were reviewed from May 2010 on,
-- and after the last day that the source names, nothing is known. No row where no ministers are held.
CREATE TABLE minister_days AS
SELECT
    greatest(min(held_from), DATE '2010-05-12') AS first_day,
    greatest(max(held_from), max(held_to)) AS last_day
FROM minister_post
WHERE is_department
HAVING count(*) > 0;
