-- Central government's spend with small and medium-sized firms by financial year, 2010 to 2020
--
-- Why it matters: Government set itself the aim of a quarter, then of a third. The report asks ministers to keep the
-- commitments on small firms.
--
-- How to read it: One bar a financial year: spend directly with small firms at the bottom, spend that reaches them
-- through larger suppliers above it. The lines are the government's aspirations, for both together. A dotted line marks
-- a change in the way of counting: bars on its two sides are not compared.
--
-- Method: Shares of central government's procurement spend as published. “Derived” marks a share that is worked out
-- here: the total as the sum of its parts, or one part as the rest of the total.
--
-- Excludes: The indirect share of 2010 to 2011 and of 2012 to 2013, for which no figure was read, and years after 2020.
--
-- Caveats: The National Audit Office could not be certain that spend with small firms rose after 2010, because the way
-- of counting changed every year to 2013 to 2014; it changed again in 2017 to 2018. Indirect spend is an estimate from
-- suppliers' answers. Central government only: the aspirations do not bind councils.
WITH share AS (
    SELECT * EXCLUDE (breakdown, measure)
    FROM central_sme_figure
    WHERE breakdown = 'central government' AND measure = 'share'
),

spent AS (
    SELECT
        as_at_date,
        channel,
        value AS spend_gbp
    FROM central_sme_figure
    WHERE breakdown = 'central government' AND measure = 'spend'
),

wide AS (
    SELECT
        as_at_date,
        any_value(value) FILTER (WHERE channel = 'direct') AS direct,
        any_value(value) FILTER (WHERE channel = 'indirect') AS indirect,
        any_value(value) FILTER (WHERE channel = 'total') AS total
    FROM share
    GROUP BY as_at_date
),

derived (as_at_date, channel, value) AS (
    SELECT
        as_at_date,
        'total',
        direct + indirect
    FROM wide
    WHERE total IS NULL AND direct IS NOT NULL AND indirect IS NOT NULL
    UNION ALL
    SELECT
        as_at_date,
        'indirect',
        total - direct
    FROM wide
    WHERE indirect IS NULL AND total IS NOT NULL AND direct IS NOT NULL
),

aspiration AS (
    SELECT
        wide.as_at_date,
        max(commitment.target_percent) AS target_percent,
        string_agg(commitment.due_year::VARCHAR, ', later ' ORDER BY commitment.due_year) AS due_years
    FROM wide
    INNER JOIN commitment
        ON year(wide.as_at_date) > commitment.start_year AND year(wide.as_at_date) <= commitment.due_year
    WHERE commitment.target_percent IS NOT NULL
    GROUP BY wide.as_at_date
),

every_share AS (
    SELECT
        *,
        FALSE AS is_derived
    FROM share
    UNION ALL BY NAME
    SELECT
        *,
        TRUE AS is_derived,
        'Worked out here from the published shares of that year' AS published_in
    FROM derived
)

SELECT
    every_share.as_at_date,
    financial_year_of(every_share.as_at_date) AS financial_year,
    every_share.channel,
    every_share.value::DOUBLE AS sme_share,
    spent.spend_gbp,
    every_share.is_derived,
    series_break.as_at_date IS NOT NULL AS has_break,
    series_break.break_description,
    aspiration.target_percent,
    aspiration.due_years,
    every_share.published_in,
    every_share.address,
    every_share.note
FROM every_share
LEFT JOIN spent ON every_share.as_at_date = spent.as_at_date AND every_share.channel = spent.channel
LEFT JOIN aspiration ON every_share.as_at_date = aspiration.as_at_date
LEFT JOIN series_break
    ON
        every_share.as_at_date = series_break.as_at_date
        AND series_break.indicator = 'central_government_sme_share_total'
ORDER BY every_share.as_at_date, every_share.channel
