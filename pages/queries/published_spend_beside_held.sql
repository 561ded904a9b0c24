-- G-Cloud sales as published elsewhere, beside those counted here
--
-- Why it matters: A figure that others have published is a check on ours, and ours on theirs. Every difference is
-- stated, so that nobody is surprised by it on the day.
--
-- How to read it: The line is what the newest publication held adds up to, month by month. Points are totals that were
-- published elsewhere. The difference is the published figure less ours.
--
-- Method: Sales since the first month, or of one financial year, by the newest publication held. Local Government is
-- the sector column as published, since that is what was published elsewhere. Published figures to a day within the
-- months held.
--
-- Excludes: Published figures for later months; figures of sales of other frameworks, except that the commentator's
-- yearly sums name Digital Outcomes and Specialists too, which had not begun in these years.
--
-- Caveats: Publications restate earlier months, and the press rounds. The note says what is known about each figure;
-- where it says nothing of a difference, the reason for that difference is not known.
WITH sale AS (
    SELECT
        spend.month,
        spend.sector_published,
        spend.spend_gbp
    FROM spend
    INNER JOIN lot ON spend.lot_id = lot.lot_id
    WHERE lot.framework_family = 'G-Cloud'
),

part AS (
    SELECT
        'All G-Cloud sales so far' AS sales_counted,
        'total' AS breakdown,
        month,
        sum(spend_gbp) AS spend_gbp
    FROM sale
    GROUP BY month
    UNION ALL
    SELECT
        'Local Government as published, so far' AS sales_counted,
        'local government' AS breakdown,
        month,
        coalesce(sum(spend_gbp) FILTER (WHERE sector_published = 'Local Government'), 0) AS spend_gbp
    FROM sale
    GROUP BY month
),

held AS (
    SELECT
        sales_counted,
        'g_cloud_cumulative_spend' AS indicator,
        breakdown,
        month,
        sum(spend_gbp) OVER (PARTITION BY breakdown ORDER BY month) AS held_gbp
    FROM part
    UNION ALL
    SELECT
        'Sales of the financial year' AS sales_counted,
        'marketplace_spend_by_year' AS indicator,
        'total' AS breakdown,
        max(month) AS month,
        sum(spend_gbp) AS held_gbp
    FROM sale
    GROUP BY financial_year_of(month)
    HAVING count(DISTINCT month) = 12
)

SELECT
    held.sales_counted,
    held.month,
    held.held_gbp::DECIMAL(18, 4) AS held_gbp,
    published.value AS published_gbp,
    (published.value - held.held_gbp)::DECIMAL(18, 4) AS published_less_held_gbp,
    published.published_in,
    published.note,
    held.month = (SELECT max(spend_month.month) FROM spend_month) AS is_provisional
FROM held
LEFT JOIN published_figure AS published
    ON
        held.indicator = published.indicator
        AND held.breakdown = published.breakdown
        AND held.month = date_trunc('month', published.as_at_date)
ORDER BY held.sales_counted, held.month, published.published_in
