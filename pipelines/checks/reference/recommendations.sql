-- Asks, indicators and commitments that point nowhere or say more than was sourced.

SELECT format('asks.csv, line {}: there is no recommendation “{}”.', ask.line, ask.recommendation_id) AS problem
FROM reference_asks AS ask
ANTI JOIN reference_recommendations AS recommendation ON ask.recommendation_id = recommendation.recommendation_id
UNION ALL
SELECT format('indicators.csv, line {}: there is no ask “{}”.', indicator.line, indicator.ask_id) AS problem
FROM reference_indicators AS indicator
ANTI JOIN reference_asks AS ask ON indicator.ask_id = ask.ask_id
UNION ALL
SELECT
    format(
        'indicators.csv, line {}: published_figures.csv has no “{}” for “{}”.',
        indicator.line, indicator.measure_key, indicator.measure_breakdown
    ) AS problem
FROM reference_indicators AS indicator
ANTI JOIN reference_published_figures AS figure
    ON indicator.measure_key = figure.indicator AND indicator.measure_breakdown = figure.breakdown
WHERE indicator.measured_by = 'published_figure'
UNION ALL
SELECT
    format('indicators.csv, line {}: there is no survey question “{}”.', indicator.line, indicator.measure_key)
        AS problem
FROM reference_indicators AS indicator
ANTI JOIN reference_survey_results AS result ON indicator.measure_key = result.question_id
WHERE indicator.measured_by = 'survey_result'
UNION ALL
SELECT
    format('indicators.csv, line {}: nothing measures this. Say in would_measure what would.', indicator.line)
        AS problem
FROM reference_indicators AS indicator
WHERE indicator.measured_by = 'none' AND indicator.would_measure IS NULL
UNION ALL
SELECT
    format(
        'commitments.csv, line {}: not yet sourced, so it has no owner, date, figure, quotation or publication.',
        commitment.line
    ) AS problem
FROM reference_commitments AS commitment
WHERE
    commitment.status = 'not yet sourced'
    AND coalesce(
        commitment.owner, commitment.made_on, commitment.start_year, commitment.due_year, commitment.in_force_from,
        commitment.target_percent, commitment.quotation, commitment.confidence, commitment.published_in
    ) IS NOT NULL
UNION ALL
SELECT
    format('commitments.csv, line {}: sourced, so it needs a quotation, confidence and published_in.', commitment.line)
        AS problem
FROM reference_commitments AS commitment
WHERE
    commitment.status = 'sourced'
    AND (commitment.quotation IS NULL OR commitment.confidence IS NULL OR commitment.published_in IS NULL)
UNION ALL
SELECT
    format('series_breaks.csv, line {}: published_figures.csv has no “{}”.', series_break.line, series_break.indicator)
        AS problem
FROM reference_series_breaks AS series_break
ANTI JOIN reference_published_figures AS figure ON series_break.indicator = figure.indicator
UNION ALL
SELECT format('{}, line {}: “{}” is no web address.', place, line, address) AS problem
FROM (
    SELECT
        'recommendations.csv' AS place,
        line,
        address
    FROM reference_recommendations
    UNION ALL
    SELECT
        'asks.csv' AS place,
        line,
        address
    FROM reference_asks
    UNION ALL
    SELECT
        'commitments.csv' AS place,
        line,
        address
    FROM reference_commitments
    UNION ALL
    SELECT
        'series_breaks.csv' AS place,
        line,
        address
    FROM reference_series_breaks
) AS addressed
WHERE NOT regexp_full_match(address, 'https?://[!-~]+')
ORDER BY problem
