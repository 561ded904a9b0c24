-- How long opportunities are open
--
-- Why it matters: A short time to apply keeps out firms that have nobody who writes applications all day.
--
-- How to read it: The share of opportunities that were open for so many days, and the median of applications that they
-- had; [x] is a median of fewer than 10 opportunities.
--
-- Method: Opportunities of the newest publication by the time for which suppliers could apply, as published, a week as
-- 7 days; as a share of all those of the lot. The median is over opportunities with a known total of applications.
--
-- Excludes: Opportunities that were still open when the file was published, and those without a time.
--
-- Caveats: Buyers choose the time: what is open longer may be larger work, so the difference in applications need not
-- come from the time.
SELECT
    coalesce(lot.lot_name, opportunity.lot_id) AS lot_name,
    opportunity.open_days,
    count(*) AS opportunity_count,
    share_on_base(
        count(*), sum(count(*)) OVER lot_of_opportunity, sum(count(*)) OVER lot_of_opportunity
    ) AS opportunity_percent,
    (sum(count(*)) OVER lot_of_opportunity)::BIGINT AS lot_opportunity_count,
    count(opportunity.application_count) AS known_count,
    CASE
        WHEN has_base(count(opportunity.application_count)) THEN median(opportunity.application_count)
    END AS application_median
FROM opportunity
LEFT JOIN lot ON opportunity.lot_id = lot.lot_id
WHERE opportunity.open_days IS NOT NULL
GROUP BY coalesce(lot.lot_name, opportunity.lot_id), opportunity.open_days
WINDOW lot_of_opportunity AS (PARTITION BY coalesce(lot.lot_name, opportunity.lot_id))
ORDER BY lot_name, opportunity.open_days
