-- Suppliers who say that G-Cloud or the Digital Marketplace helped small firms' access, 2015 to 2022
--
-- Why it matters: It is the one question on the Marketplace that was asked again and again, before the report and after
-- it.
--
-- How to read it: One point an edition. The line is broken where the question moved from G-Cloud to the Digital
-- Marketplace: the two sides are not compared. The thin upright line is the 95% interval.
--
-- Method: Percentages as published. The interval is Wilson's, for a simple random sample, where the number asked is
-- published as a number.
--
-- Excludes: The editions of 2016 and 2017, for which no figure was found.
--
-- Caveats: techUK's own members, not a random sample. The wording is known from summaries, which move between helping
-- access and making opportunities more visible; techUK compares the editions from 2020 on itself.
SELECT
    edition_year,
    edition_name,
    question_id,
    question,
    answer_percent,
    round(wilson_low(answer_percent, base_count), 1) AS interval_low,
    round(wilson_high(answer_percent, base_count), 1) AS interval_high,
    base_text,
    published_in,
    address,
    note
FROM survey_result
WHERE series = 'marketplace-helped'
ORDER BY edition_year, question_id
