-- Days from the start of a contract to the publication of its award
--
-- Why it matters: An award that is published late cannot inform the next bid, or a question about the last.
--
-- How to read it: Half of the awards were published within fewer days after the contract began than the median. A
-- number below 0 is before it began.
--
-- Method: Days from the first day of the contract to the day on which the award was published, in the United Kingdom's
-- time. No median on fewer than 10 awards.
--
-- Excludes: Awards without one of the two dates; buyers that are not matched; devolved bodies and those in Scotland,
-- Wales or Northern Ireland on Contracts Finder; other publishers.
--
-- Caveats: The duty counts from the award, whose own date buyers often leave as that of the notice.
SELECT
    scored.buyer_group,
    count(*) AS award_count,
    count(*) FILTER (WHERE scored.is_from_window) AS window_notice_count,
    CASE
        WHEN has_base(count(*))
            THEN median(date_diff('day', award.contract_start_date, award.award_published_date))
    END AS median_days_to_publication
FROM scored_notice() AS scored
INNER JOIN award ON scored.source = award.source AND scored.ocid = award.ocid
WHERE award.contract_start_date IS NOT NULL AND award.award_published_date IS NOT NULL
GROUP BY scored.buyer_group
ORDER BY median_days_to_publication ASC, scored.buyer_group ASC
