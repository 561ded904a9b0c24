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
    month,
    count(*) FILTER (WHERE has_bought) AS bought_count,
    count(*) AS register_count,
    share_of_bodies(count(*) FILTER (WHERE has_bought), count(*)) AS adoption_percent,
    any_value(is_provisional) AS is_provisional
FROM council_month($financial_year, $lot_id, $supplier_size, $region)
GROUP BY month
ORDER BY month
