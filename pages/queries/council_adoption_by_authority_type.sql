-- Councils that have bought, as a share of the register, by council type
--
-- Why it matters: Districts, counties and unitaries differ in size and duties, and so in what they buy.
--
-- How to read it: One panel for each group, all on one scale: the share of its councils that had bought at least once
-- by the end of the month.
--
-- Method: Councils of the group with a month of reported spend above zero by then, their own or a predecessor's,
-- divided by all its principal councils on the register on the last day of the month. No share is given for groups of
-- fewer than 10 councils: their numbers stand in the table.
--
-- Excludes: Combined authorities, the Greater London Authority, joint bodies, and companies that councils own.
--
-- Caveats: Counties and the districts inside them are both councils. Low use of the frameworks is not low use of the
-- cloud: councils buy in other ways too.
SELECT
    register.month,
    register.authority_type,
    count(*) FILTER (WHERE first_purchase.month <= register.month) AS bought_count,
    count(*) AS register_count,
    CASE
        WHEN count(*) >= 10 THEN 100 * count(*) FILTER (WHERE first_purchase.month <= register.month)::DOUBLE / count(*)
    END AS adoption_percent,
    register.month = (SELECT max(spend.month) FROM spend) AS is_provisional
FROM council_on_register($region) AS register
LEFT JOIN first_purchase($lot_id, $supplier_size) AS first_purchase ON register.buyer_id = first_purchase.buyer_id
WHERE
    $financial_year IS NULL
    OR register.month IN (
        SELECT spend.month FROM spend
        WHERE spend.financial_year = $financial_year
    )
GROUP BY register.month, register.authority_type
ORDER BY register.authority_type, register.month
