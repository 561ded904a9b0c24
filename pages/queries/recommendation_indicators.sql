-- What each recommendation asks, and where it stands, at 30 January 2018 and at the latest date published
--
-- Why it matters: A recommendation that nobody measures cannot be followed. Each ask of the report stands beside the
-- published figures that come closest to it, or beside what would have to be published.
--
-- How to read it: One row an indicator. Direction is up, down, no clear change, or cannot be said; none of them is good
-- or bad by itself. [x] means that nothing is published.
--
-- Method: The value at the report is that of the latest date up to 30 January 2018, whenever it was published. Up or
-- down needs a change of 2 points for a published share, of 2 points and more than the 95% interval of the difference
-- for councils and departments, more than that interval for a survey, and more than 25% for spend. Where the way of
-- counting changed in between, or the number asked is not published, nothing is said.
--
-- Excludes: Figures that were read only in part, and figures of other bodies than the ask is addressed to.
--
-- Caveats: The report itself was not at hand: asks are those that the press gave. The sales held end before the report.
-- An indicator is not the ask: low use of the frameworks is not low use of the cloud.
WITH reading AS (
    SELECT * -- noqa: AM04
    FROM indicator_reading
),

baseline AS (
    SELECT *
    FROM reading
    WHERE day <= report_day()
    QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY day DESC, published_in ASC) = 1
),

latest AS (
    SELECT *
    FROM reading
    QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY day DESC, published_in ASC) = 1
),

compared AS (
    SELECT
        indicator.*,
        baseline.period AS baseline_period,
        baseline.published_in AS baseline_published_in,
        baseline.address AS baseline_address,
        latest.period AS latest_period,
        latest.published_in,
        latest.address,
        baseline.value AS baseline_number,
        latest.value AS latest_number,
        latest.value - baseline.value AS change_points,
        difference_low(baseline.value, baseline.base_count, latest.value, latest.base_count) AS change_low,
        difference_high(baseline.value, baseline.base_count, latest.value, latest.base_count) AS change_high,
        CASE
            WHEN latest.value IS NULL THEN 'nothing published measures it'
            WHEN baseline.value IS NULL THEN 'nothing from the report or before'
            WHEN latest.day = baseline.day THEN 'nothing later was found'
            WHEN
                EXISTS (
                    SELECT 1
                    FROM series_break
                    WHERE
                        series_break.indicator = indicator.measure_key
                        AND series_break.as_at_date > baseline.day
                        AND series_break.as_at_date <= latest.day
                )
                THEN 'the way of counting changed in between'
            WHEN indicator.unit NOT IN ('%', 'GBP') THEN 'a number without the whole that it is part of'
            WHEN
                indicator.measured_by = 'survey_result'
                AND (baseline.base_count IS NULL OR latest.base_count IS NULL)
                THEN 'the number asked is not published for both'
        END AS obstacle
    FROM indicator
    LEFT JOIN baseline ON indicator.indicator_id = baseline.indicator_id
    LEFT JOIN latest ON indicator.indicator_id = latest.indicator_id
),

judged AS (
    SELECT
        *,
        CASE
            WHEN unit = 'GBP' THEN abs(change_points) > 0.25 * abs(baseline_number)
            WHEN measured_by = 'survey_result' THEN change_low > 0 OR change_high < 0
            WHEN measured_by IN ('spend', 'minister_post')
                THEN abs(change_points) > 2 AND (change_low > 0 OR change_high < 0)
            ELSE abs(change_points) >= 2
        END AS is_clear
    FROM compared
)

SELECT
    ask.recommendation_id,
    ask.ask_id,
    ask.ask,
    ask.addressee,
    judged.indicator_name,
    CASE judged.unit WHEN 'GBP' THEN '£ million' ELSE judged.unit END AS unit,
    regexp_replace(round(judged.baseline_number, 1)::VARCHAR, '\.0$', '') AS baseline_value,
    judged.baseline_period,
    judged.baseline_published_in,
    judged.baseline_address,
    regexp_replace(round(judged.latest_number, 1)::VARCHAR, '\.0$', '') AS latest_value,
    judged.latest_period,
    judged.published_in,
    judged.address,
    CASE
        WHEN judged.obstacle IS NOT NULL THEN 'cannot be said'
        WHEN NOT judged.is_clear THEN 'no clear change'
        WHEN judged.change_points > 0 THEN 'up'
        ELSE 'down'
    END AS direction,
    judged.obstacle AS direction_reason,
    judged.certainty,
    judged.would_measure
FROM judged
INNER JOIN ask ON judged.ask_id = ask.ask_id
ORDER BY judged.indicator_id
