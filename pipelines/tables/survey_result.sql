-- Each answer of the two surveys, with its question's wording and its edition's base.

SELECT
    result.survey,
    CASE result.survey WHEN 'Civil Servants Survey' THEN 'Civil servants' ELSE 'Suppliers' END AS respondents,
    result.edition::SMALLINT AS edition,
    edition.edition_year::SMALLINT AS edition_year,
    edition.edition_name,
    edition.fieldwork,
    question.theme,
    question.series,
    result.question_id,
    question.question,
    question.wording,
    question.answer,
    result.breakdown,
    result.answer_percent::DECIMAL(18, 4) AS answer_percent,
    edition.base_count::BIGINT AS base_count,
    edition.base_text,
    result.confidence,
    result.published_in,
    result.published_date::DATE AS published_date,
    result.address,
    nullif(concat_ws(' ', result.note, question.note, edition.note), '') AS note
FROM reference_survey_results AS result
INNER JOIN reference_survey_questions AS question ON result.question_id = question.question_id
INNER JOIN reference_survey_editions AS edition
    ON result.survey = edition.survey AND result.edition = edition.edition
