-- What became of opportunities, by kind of buyer
--
-- Why it matters: Suppliers write applications at their own cost; an opportunity that is not awarded was work for
-- nothing.
--
-- How to read it: The award rate is of the opportunities whose outcome was published. Its range is what it would be of
-- all opportunities if none, or all, of those without a published outcome had been awarded.
--
-- Method: Opportunities of the newest publication by kind of buyer. Awarded divided by awarded, unsuccessful and
-- cancelled; and beside it those that are closed without a published outcome. No share on fewer than 10 opportunities.
--
-- Excludes: Opportunities that were still open when the file was published.
--
-- Caveats: Most opportunities have no published outcome, so the rate is of a minority, which need not be like the rest.
SELECT
    buyer_group(buyer_type) AS buyer_group,
    count(*) AS opportunity_count,
    count(*) FILTER (WHERE opportunity_status = 'awarded') AS awarded_count,
    count(*) FILTER (WHERE opportunity_status = 'unsuccessful') AS unsuccessful_count,
    count(*) FILTER (WHERE opportunity_status = 'cancelled') AS cancelled_count,
    count(*) FILTER (WHERE opportunity_status IN ('awarded', 'unsuccessful', 'cancelled')) AS outcome_count,
    share_on_base(
        count(*) FILTER (WHERE opportunity_status = 'awarded'),
        count(*) FILTER (WHERE opportunity_status IN ('awarded', 'unsuccessful', 'cancelled')),
        count(*) FILTER (WHERE opportunity_status IN ('awarded', 'unsuccessful', 'cancelled'))
    ) AS award_percent,
    count(*) FILTER (WHERE opportunity_status = 'closed') AS no_outcome_count,
    share_on_base(count(*) FILTER (WHERE opportunity_status = 'closed'), count(*), count(*)) AS no_outcome_percent,
    share_on_base(count(*) FILTER (WHERE opportunity_status = 'awarded'), count(*), count(*)) AS award_low_percent,
    share_on_base(
        count(*) FILTER (WHERE opportunity_status IN ('awarded', 'closed')), count(*), count(*)
    ) AS award_high_percent
FROM opportunity
GROUP BY buyer_group(buyer_type)
ORDER BY buyer_group
