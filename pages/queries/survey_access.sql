-- What civil servants and suppliers say of access for small firms
--
-- Why it matters: The report asks government to keep its promises to small firms. Civil servants say whether they want
-- to buy more from them, suppliers whether government did what it promised.
--
-- How to read it: One bar an answer, of all who were asked. The thin line is the 95% interval. An answer without the
-- line has no published number of people asked, or one that is given only in words.
--
-- Method: The latest edition of each question on this theme. The interval is Wilson's, for a simple random sample.
-- Questions are given in our words, because the surveys' own wording is not published.
--
-- Excludes: Answers that were read only in part, or given only in words such as “nine in ten”.
--
-- Caveats: techUK asked its members and civil servants who chose to answer: neither is a random sample, so the true
-- uncertainty is larger. Civil servants and suppliers were asked different questions, in different years.
SELECT * -- noqa: AM04
FROM survey_latest('access')
