-- Awards that had been advertised as a tender
--
-- Why it matters: An award that nobody could bid for in the open is seen only when it is over.
--
-- How to read it: Awarded notices, and those among them for which a tender notice is known.
--
-- Method: A process has a tender notice where a release is tagged tender, or a document of it is a tender notice. The
-- share is of awarded processes that came with everything that an interface gave for a time; none on fewer than 10.
--
-- Excludes: Buyers that are not matched; devolved bodies and those in Scotland, Wales or Northern Ireland on Contracts
-- Finder; other publishers; call-offs are included and shown apart.
--
-- Caveats: A call-off under a framework needs no tender notice of its own. The tender notice of an award may be older
-- than the notices held.
SELECT
    buyer_group,
    count(*) AS awarded_notice_count,
    count(*) FILTER (WHERE has_tender_notice) AS tender_notice_count,
    count(*) FILTER (WHERE notice_route LIKE 'Call-off%') AS call_off_count,
    share_on_base(
        count(*) FILTER (WHERE is_from_window AND has_tender_notice),
        count(*) FILTER (WHERE is_from_window),
        count(*) FILTER (WHERE is_from_window)
    ) AS tender_notice_percent,
    count(*) FILTER (WHERE is_from_window) AS window_awarded_count
FROM scored_notice()
WHERE award_count > 0
GROUP BY buyer_group
ORDER BY awarded_notice_count DESC, buyer_group ASC
