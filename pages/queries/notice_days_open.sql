-- Days that suppliers have to answer, by kind of buyer
--
-- Why it matters: A small firm cannot answer a tender that closes within days.
--
-- How to read it: Half of the tenders were open for fewer days than the median, half for more.
--
-- Method: Days from the tender's first publication to the end of its period, in the United Kingdom's time. No median on
-- fewer than 10 tenders.
--
-- Excludes: Notices without a tender notice, without one of the two dates, or that end before they begin; buyers that
-- are not matched; devolved bodies and those in Scotland, Wales or Northern Ireland on Contracts Finder.
--
-- Caveats: A tender advertised elsewhere before has been open for longer.
SELECT
    buyer_group,
    count(*) AS tender_notice_count,
    count(*) FILTER (WHERE is_from_window) AS window_notice_count,
    CASE
        WHEN has_base(count(*)) THEN median(date_diff('day', tender_published_date, tender_end_date))
    END AS median_days_open
FROM scored_notice()
WHERE has_tender_notice AND tender_end_date >= tender_published_date
GROUP BY buyer_group
ORDER BY median_days_open DESC, buyer_group ASC
