-- Councils that have bought, as a share of the register, by nation or region
--
-- Why it matters: Place matters to officials who promote the Marketplace: it shows where councils have not followed.
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
    month,
    region,
    count(*) FILTER (WHERE has_bought) AS bought_count,
    count(*) AS register_count,
    share_of_bodies(count(*) FILTER (WHERE has_bought), count(*)) AS adoption_percent,
    any_value(is_provisional) AS is_provisional
FROM council_month($financial_year, $lot_id, $supplier_size, $region)
GROUP BY month, region
ORDER BY region, month
