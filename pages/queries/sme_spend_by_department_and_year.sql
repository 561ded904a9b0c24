-- Departments' spend with small and medium-sized firms by financial year, direct and indirect
--
-- Why it matters: The aspiration counts what reaches small firms through larger suppliers, too. Only with both parts
-- can a department be set beside it.
--
-- How to read it: Two bars a department and year: the share of its procurement spend that went directly to small firms,
-- and the share that reached them through larger suppliers. The table also has the years of which one part was read.
--
-- Method: Shares and amounts as published, by department and year. A year marked as one with a break before it is the
-- first that is counted in a new way; years on its two sides are not compared.
--
-- Excludes: Departments and years of which no row was read whole. The tables of 2017 to 2021 were read on copies that
-- were cut off after the first departments.
--
-- Caveats: Few departments, the first of the alphabet: they stand for no others. Indirect spend is an estimate from
-- suppliers' answers; the way of counting changes between years. Parts need not add up to totals that were rounded.
WITH figure AS (
    FROM central_sme_figure
    WHERE breakdown <> 'central government'
)

SELECT
    share.breakdown AS department_name,
    financial_year_of(share.as_at_date) AS financial_year,
    share.as_at_date,
    share.channel,
    share.value::DOUBLE AS sme_share,
    spent.value AS spend_gbp,
    series_break.as_at_date IS NOT NULL AS has_break,
    share.published_in,
    share.address,
    share.note
FROM figure AS share
LEFT JOIN figure AS spent
    ON
        spent.measure = 'spend'
        AND share.breakdown = spent.breakdown
        AND share.as_at_date = spent.as_at_date
        AND share.channel = spent.channel
LEFT JOIN series_break
    ON
        share.as_at_date = series_break.as_at_date
        AND series_break.indicator = 'central_government_sme_share_' || share.channel
WHERE share.measure = 'share'
ORDER BY share.breakdown, share.as_at_date, share.channel
