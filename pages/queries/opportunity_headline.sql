-- Opportunities, outcomes and applications in four numbers
--
-- Why it matters: Whether suppliers apply, and whether buyers award, decides what the framework is worth to both.
--
-- How to read it: The award rate is of the opportunities whose outcome was published; beside it stands how many have
-- none.
--
-- Method: Opportunities of the newest publication. The award rate is those awarded divided by those awarded,
-- unsuccessful or cancelled; the range counts all or none of those without a published outcome as awarded. The median
-- of applications is over opportunities with a known total. Councils are those on the register on the day of the newest
-- opportunity, with an opportunity of their own or a predecessor's. No rate and no median on fewer than 10.
--
-- Excludes: Opportunities that were still open when the file was published.
--
-- Caveats: An opportunity without a published outcome may have been awarded: buyers do not always say so.
WITH counted AS (
    SELECT
        count(*) AS opportunity_count,
        min(advertised_date) AS first_date,
        max(advertised_date) AS as_at_date,
        count(*) FILTER (WHERE opportunity_status = 'awarded') AS awarded_count,
        count(*) FILTER (WHERE opportunity_status IN ('awarded', 'unsuccessful', 'cancelled')) AS outcome_count,
        count(*) FILTER (WHERE opportunity_status = 'closed') AS no_outcome_count,
        count(application_count) AS known_count,
        median(application_count) AS application_median
    FROM opportunity
),

council AS (
    SELECT
        count(*) FILTER (WHERE has_advertised) AS advertised_count,
        count(*) AS register_count
    FROM body_that_could_advertise
    WHERE buyer_group = 'Local authorities'
)

SELECT
    counted.opportunity_count,
    counted.first_date,
    counted.as_at_date,
    counted.awarded_count,
    counted.outcome_count,
    counted.no_outcome_count,
    share_on_base(counted.awarded_count, counted.outcome_count, counted.outcome_count) AS award_percent,
    share_on_base(counted.awarded_count, counted.opportunity_count, counted.opportunity_count) AS award_low_percent,
    share_on_base(
        counted.awarded_count + counted.no_outcome_count, counted.opportunity_count, counted.opportunity_count
    ) AS award_high_percent,
    counted.known_count,
    CASE WHEN has_base(counted.known_count) THEN counted.application_median END AS application_median,
    council.advertised_count,
    council.register_count
FROM counted
CROSS JOIN council
WHERE counted.opportunity_count > 0
