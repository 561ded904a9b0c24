-- Notices of digital goods and services
--
-- Why it matters: The Digital Marketplace is one way to buy technology; notices show others.
--
-- How to read it: Bars are notices by their main code in the Common Procurement Vocabulary (CPV).
--
-- Method: Codes that begin with 302 (computers), 48 (software) and 72 (services of information technology).
--
-- Excludes: Other codes, and digital parts of notices whose main code is another; buyers that are not matched; devolved
-- bodies and those in Scotland, Wales or Northern Ireland on Contracts Finder; other publishers.
--
-- Caveats: Buyers choose the code. Telecommunications (32, 64) are not counted.
SELECT
    CASE
        WHEN cpv_code LIKE '302%' THEN 'Computers (302)'
        WHEN cpv_code LIKE '48%' THEN 'Software (48)'
        ELSE 'IT services (72)'
    END AS cpv_group,
    count(*) AS notice_count,
    count(DISTINCT buyer_id) AS notice_buyer_count,
    count(*) FILTER (WHERE notice_route LIKE 'Call-off%') AS call_off_count,
    count(*) FILTER (WHERE suitable_for_sme) AS sme_suitable_count
FROM scored_notice()
WHERE cpv_code LIKE '302%' OR cpv_code LIKE '48%' OR cpv_code LIKE '72%'
GROUP BY ALL
ORDER BY notice_count DESC, cpv_group ASC
