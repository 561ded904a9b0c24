-- Notices of each department, council and other body
--
-- Why it matters: Who advertises is decided buyer by buyer.
--
-- How to read it: One row a buyer, in the order of names: notices, how many of them advertised a tender, and how many
-- have an award.
--
-- Method: Notices of the two services by matched buyer. A tender was advertised where a release is tagged tender, or a
-- document of the process is a tender notice.
--
-- Excludes: Buyers that are not matched; on Contracts Finder bodies that are devolved or in Scotland, Wales or Northern
-- Ireland; other publishers.
--
-- Caveats: A body that is not listed may have published notices that are not held here.
SELECT
    buyer_name,
    buyer_group,
    count(*) AS notice_count,
    count(*) FILTER (WHERE has_tender_notice) AS tender_notice_count,
    count(*) FILTER (WHERE award_count > 0) AS awarded_notice_count,
    count(*) FILTER (WHERE suitable_for_sme) AS sme_suitable_count,
    buyer_id
FROM scored_notice()
GROUP BY buyer_id, buyer_name, buyer_group
ORDER BY lower(buyer_name), buyer_id
