-- Councils that have bought, as a share of the register, month by month
--
-- Why it matters: Local authorities are the first of the bodies that the report names. Nobody else publishes adoption
-- against all councils.
--
-- How to read it: The line is the share of all principal councils on the register at the end of that month that had
-- bought at least once by then. It can fall when councils merge.
--
-- Method: Councils with a month of reported spend above zero by then, their own or a predecessor's, divided by all
-- principal councils on the register on the last day of the month. No share where the register has fewer than 10.
--
-- Excludes: Combined authorities, the Greater London Authority, joint bodies, and companies that councils own.
--
-- Caveats: Counties and the districts inside them are both councils. Low use of the frameworks is not low use of the
-- cloud: councils buy in other ways too.
SELECT
    register.month,
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
GROUP BY register.month
ORDER BY register.month
