-- First and last day of which ministers are known
--
-- Why it matters: A reader of the ministers of one day picks the day.
--
-- How to read it: One row; none where no ministers are held.
--
-- Method: From May 2010, for which departments were reviewed, to the last day on which an appointment began or ended.
--
-- Excludes: Nothing.
--
-- Caveats: None.
SELECT
    first_day,
    last_day
FROM minister_days
