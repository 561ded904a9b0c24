-- How contracts are let: open, under a framework, or directly
--
-- Why it matters: What is called off under a framework or awarded directly is no opportunity for a firm outside.
--
-- How to read it: Bars are notices. The share of each route stands in the table.
--
-- Method: A call-off by the wording of the procedure; else the procurement method of the standard: open, selective
-- (restricted), limited, direct. The share is of notices that came with everything that an interface gave for a time;
-- none on fewer than 10 of those.
--
-- Excludes: Buyers that are not matched; devolved bodies and those in Scotland, Wales or Northern Ireland on Contracts
-- Finder; other publishers.
--
-- Caveats: Buyers write procedures in their own words, and many say nothing.
SELECT
    notice_route,
    count(*) AS notice_count,
    share_on_base(
        count(*) FILTER (WHERE is_from_window),
        sum(count(*) FILTER (WHERE is_from_window)) OVER (),
        sum(count(*) FILTER (WHERE is_from_window)) OVER ()
    ) AS route_percent,
    (sum(count(*) FILTER (WHERE is_from_window)) OVER ())::BIGINT AS window_notice_count
FROM scored_notice()
GROUP BY notice_route
ORDER BY notice_count DESC, notice_route ASC
