-- Each value of each indicator: the day that it is for, the value, what it is a share of, and where it was published.
CREATE TABLE indicator_reading AS
WITH published AS (
    SELECT
        indicator.indicator_id,
        figure.as_at_date AS day,
        CASE indicator.period WHEN 'financial year' THEN 'year to ' ELSE '' END
        || strftime(figure.as_at_date, '%-d %B %Y') AS period,
        CASE indicator.unit WHEN 'GBP' THEN figure.value / 1000000 ELSE figure.value END::double AS value,
        NULL::bigint AS base_count,
        figure.published_in,
        figure.address
    FROM indicator
    INNER JOIN published_figure AS figure
        ON indicator.measure_key = figure.indicator AND indicator.measure_breakdown = figure.breakdown
    WHERE indicator.measured_by = 'published_figure'
),

surveyed AS (
    SELECT
        indicator.indicator_id,
        make_date(result.edition_year, 12, 31) AS day,
        'survey: ' || result.edition_name AS period,
        result.answer_percent::double AS value,
        result.base_count,
        result.published_in,
        result.address
    FROM indicator
    INNER JOIN survey_result AS result ON indicator.measure_key = result.question_id
    WHERE indicator.measured_by = 'survey_result'
),

final_month AS (
    SELECT DISTINCT month
    FROM spend
    WHERE month <= (SELECT as_at.month FROM as_at(NULL) AS as_at)
),

council AS (
    SELECT
        month,
        count(*) FILTER (WHERE has_bought) AS bought_count,
        count(*) AS register_count
    FROM council_month(NULL, NULL, NULL, NULL)
    WHERE NOT is_provisional
    GROUP BY month
),

agency AS (
    SELECT
        month,
        count(*) FILTER (WHERE has_bought) AS bought_count,
        known_count(bool_and(is_known), count(*)) AS register_count
    FROM central_body_month(NULL, NULL, NULL)
    WHERE buyer_group = 'Agencies' AND NOT is_provisional
    GROUP BY month
),

year_of_spend AS (
    SELECT
        final_month.month,
        sum(spend.spend_gbp)::double / 1000000 AS value
    FROM final_month
    INNER JOIN spend
        ON final_month.month >= spend.month AND spend.month > final_month.month - INTERVAL 12 MONTH
    WHERE final_month.month >= (SELECT min(spend_month.month) FROM spend_month) + INTERVAL 11 MONTH
    GROUP BY final_month.month
),

minister AS (
    SELECT
        day,
        technology_count,
        department_count
    FROM department_with_minister
),

held (measure_key, day, period, value, base_count) AS (
    SELECT
        'councils_bought',
        last_day(month),
        bought_count || ' of ' || register_count || ', ' || strftime(month, '%B %Y'),
        share_of_bodies(bought_count, register_count),
        register_count
    FROM council
    UNION ALL
    SELECT
        'agencies_bought',
        last_day(month),
        bought_count || ' of ' || register_count || ', ' || strftime(month, '%B %Y'),
        share_of_bodies(bought_count, register_count),
        register_count
    FROM agency
    UNION ALL
    SELECT
        'spend_12_months',
        last_day(month),
        '12 months to ' || strftime(month, '%B %Y'),
        value,
        NULL
    FROM year_of_spend
    UNION ALL
    SELECT
        'technology',
        day,
        technology_count || ' of ' || department_count || ', ' || strftime(day, '%-d %B %Y'),
        share_of_bodies(technology_count, department_count),
        department_count
    FROM minister
)

SELECT *
FROM published
UNION ALL
SELECT *
FROM surveyed
UNION ALL
SELECT
    indicator.indicator_id,
    held.day,
    held.period,
    held.value,
    held.base_count,
    NULL AS published_in,
    NULL AS address
FROM indicator
INNER JOIN held ON indicator.measure_key = held.measure_key
WHERE indicator.measured_by IN ('spend', 'minister_post') AND held.value IS NOT NULL;
