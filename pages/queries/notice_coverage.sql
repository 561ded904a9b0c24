-- Which notices this snapshot holds
--
-- Why it matters: A figure on notices says something of the market only where every notice of a time is held.
--
-- How to read it: One row a service: notices, how many came with all that its interface gave for a time, and how many
-- have a buyer that is matched to a body.
--
-- Method: A notice is one contracting process, compiled from its OCDS releases. The prefix of its ocid says which
-- service published it, whatever file it came in. It counts as scored where the buyer is matched and, on Contracts
-- Finder, is neither devolved nor in Scotland, Wales or Northern Ireland.
--
-- Excludes: Nothing that is held; processes of other publishers are counted here and nowhere else.
--
-- Caveats: What was never published on these services is not seen.
SELECT
    notice_service,
    count(*) AS notice_count,
    count(*) FILTER (WHERE is_from_window) AS window_notice_count,
    count(buyer_id) AS matched_notice_count,
    (
        SELECT count(*)
        FROM scored_notice() AS scored
        WHERE scored.notice_service = notice.notice_service
    ) AS scored_notice_count,
    min(first_notice_date) AS first_notice_date,
    max(last_notice_date) AS last_notice_date
FROM notice
GROUP BY notice_service
ORDER BY notice_count DESC, notice_service ASC
