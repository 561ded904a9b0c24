-- Survey rows that contradict each other, percentages and bases that cannot be, and addresses that are none.

SELECT format('survey_results.csv, line {}: there is no question “{}”.', result.line, result.question_id) AS problem
FROM reference_survey_results AS result
ANTI JOIN reference_survey_questions AS question ON result.question_id = question.question_id
UNION ALL
SELECT
    format(
        'survey_results.csv, line {}: question “{}” was asked in the {}, not in the {}.',
        result.line, result.question_id, question.survey, result.survey
    ) AS problem
FROM reference_survey_results AS result
INNER JOIN reference_survey_questions AS question ON result.question_id = question.question_id
WHERE result.survey <> question.survey
UNION ALL
SELECT
    format('survey_results.csv, line {}: the {} has no edition {}.', result.line, result.survey, result.edition)
        AS problem
FROM reference_survey_results AS result
ANTI JOIN reference_survey_editions AS edition
    ON result.survey = edition.survey AND result.edition = edition.edition
UNION ALL
SELECT
    format(
        'survey_results.csv, line {}: {}% is not between 0 and 100.', result.line, result.answer_percent
    ) AS problem
FROM reference_survey_results AS result
WHERE result.answer_percent::DOUBLE NOT BETWEEN 0 AND 100
UNION ALL
SELECT
    format(
        'survey_editions.csv, line {}: {} is not a year from 2015 to 2022, when the surveys were made.',
        edition.line, edition.edition_year
    ) AS problem
FROM reference_survey_editions AS edition
WHERE edition.edition_year::INTEGER NOT BETWEEN 2015 AND 2022
UNION ALL
SELECT
    format(
        'survey_editions.csv, line {}: base_count is {}, but base_text is “{}”. Give the number where it is one.',
        edition.line, edition.base_count, edition.base_text
    ) AS problem
FROM reference_survey_editions AS edition
WHERE
    edition.base_count IS DISTINCT FROM
    CASE WHEN regexp_full_match(edition.base_text, '[1-9][0-9]*') THEN edition.base_text END
UNION ALL
SELECT format('{}, line {}: “{}” is no web address.', place, line, address) AS problem
FROM (
    SELECT
        'survey_results.csv' AS place,
        line,
        address
    FROM reference_survey_results
    UNION ALL
    SELECT
        'survey_editions.csv' AS place,
        line,
        address
    FROM reference_survey_editions
) AS addressed
WHERE NOT regexp_full_match(address, 'https?://[!-~]+')
ORDER BY problem
