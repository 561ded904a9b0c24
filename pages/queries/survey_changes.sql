-- Changes between two editions that asked the same, and whether they exceed sampling noise
--
-- Why it matters: A few points up or down between two surveys of a hundred firms are mostly chance. This says which
-- changes are more than that, and for which nobody can tell.
--
-- How to read it: Two bars a question, the earlier edition above the later. Up or down is said only where the 95%
-- interval of the difference leaves out zero. “Cannot be said” means that one of the two numbers asked is not published
-- as a number.
--
-- Method: Pairs of neighbouring editions of one question with the same wording and population, as far as the summaries
-- tell. The interval of the difference is worked out from the two Wilson intervals (Newcombe), for simple random
-- samples.
--
-- Excludes: Questions that were asked once, and questions whose wording changed.
--
-- Caveats: Neither survey is a random sample, and percentages are rounded as published, so the true uncertainty is
-- larger. The second survey of suppliers is reported with exactly the base of the first, which may be a mistake.
WITH neighbours AS (
    SELECT
        *,
        lag(edition_name) OVER earlier AS edition_before,
        lag(answer_percent) OVER earlier AS answer_before_percent,
        lag(base_text) OVER earlier AS base_before,
        lag(base_count) OVER earlier AS base_count_before
    FROM survey_result
    WINDOW earlier AS (PARTITION BY question_id, breakdown ORDER BY edition)
),

compared AS (
    SELECT
        *,
        (answer_percent - answer_before_percent)::DOUBLE AS change_points,
        difference_low(answer_before_percent, base_count_before, answer_percent, base_count) AS change_low,
        difference_high(answer_before_percent, base_count_before, answer_percent, base_count) AS change_high
    FROM neighbours
    WHERE edition_before IS NOT NULL
)

SELECT
    respondents,
    question,
    answer,
    edition_before,
    answer_before_percent,
    base_before,
    edition_name,
    answer_percent,
    base_text,
    round(change_points, 1) AS change_points,
    round(change_low, 1) AS change_low,
    round(change_high, 1) AS change_high,
    CASE
        WHEN change_low IS NULL THEN 'cannot be said'
        WHEN change_low > 0 THEN 'up'
        WHEN change_high < 0 THEN 'down'
        ELSE 'no clear change'
    END AS direction,
    published_in,
    address
FROM compared
ORDER BY change_low IS NULL, respondents, question, edition, answer
