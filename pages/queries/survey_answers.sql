-- Every answer of the two surveys, as published
--
-- Why it matters: The report draws on two surveys. Here is all that was published of them and could be read, so that a
-- quoted percentage can be traced.
--
-- How to read it: One row an answer in an edition, with who was asked, how many, and where the figure was read.
--
-- Method: Copied by hand from the pages named, each read on its page (READ) or counted from a file (COUNTED). Intervals
-- are Wilson's 95% intervals for a simple random sample.
--
-- Excludes: Figures that were read only in part, or given only in words.
--
-- Caveats: The surveys' own wording was not published, so questions are in our words. The number asked in 2017 was not
-- found for either survey. Breakdowns by grade or department were not found.
SELECT
    survey,
    edition_name,
    fieldwork,
    theme,
    question,
    wording,
    answer,
    breakdown,
    answer_percent,
    round(wilson_low(answer_percent, base_count), 1) AS interval_low,
    round(wilson_high(answer_percent, base_count), 1) AS interval_high,
    base_text,
    confidence,
    published_in,
    address,
    note
FROM survey_result
ORDER BY survey, theme, question, answer, edition
