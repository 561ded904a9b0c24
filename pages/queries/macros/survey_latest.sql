-- The latest answer to each question on a theme, with its 95% interval where the number asked is published.
CREATE MACRO survey_latest(chosen_theme) AS TABLE
    SELECT
        respondents,
        question,
        wording,
        answer,
        edition_name,
        answer_percent,
        round(wilson_low(answer_percent, base_count), 1) AS interval_low,
        round(wilson_high(answer_percent, base_count), 1) AS interval_high,
        base_text,
        published_in,
        address,
        note
    FROM survey_result
    WHERE theme = chosen_theme
    QUALIFY edition = max(edition) OVER (PARTITION BY question_id)
    ORDER BY respondents ASC, answer_percent DESC, question ASC, answer ASC;
