-- Notices by kind of buyer, and those marked suitable for SMEs
--
-- Why it matters: The report asks buyers to advertise on Contracts Finder, where small firms can find their contracts.
--
-- How to read it: Bars are notices. The share marked suitable for SMEs stands in the table.
--
-- Method: Notices of the two services by the kind of body that the buyer is. Suitable for SMEs is the buyer's own mark
-- on the notice or any lot. The share is of notices that carry a mark and came with everything that an interface gave
-- for a time; there is none on fewer than 10 of those.
--
-- Excludes: Buyers that are not matched; on Contracts Finder bodies that are devolved or in Scotland, Wales or Northern
-- Ireland; other publishers.
--
-- Caveats: Councils are many and departments few, so the bars say nothing of how well either advertises. A mark is not
-- a contract won.
SELECT
    buyer_group,
    count(*) AS notice_count,
    count(DISTINCT buyer_id) AS notice_buyer_count,
    count(*) FILTER (WHERE suitable_for_sme) AS sme_suitable_count,
    share_on_base(
        count(*) FILTER (WHERE is_from_window AND suitable_for_sme),
        count(suitable_for_sme) FILTER (WHERE is_from_window),
        count(suitable_for_sme) FILTER (WHERE is_from_window)
    ) AS sme_suitable_percent,
    count(suitable_for_sme) FILTER (WHERE is_from_window) AS window_marked_count
FROM scored_notice()
GROUP BY buyer_group
ORDER BY notice_count DESC, buyer_group ASC
