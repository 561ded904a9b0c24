-- Councils that have bought, as a share of the register, month by month
--
-- Why it matters: Local authorities are the first of the bodies that the report names. Nobody else publishes adoption
-- against all councils.
--
-- How to read it: The line is the share of all principal councils on the register at the end of that month that had
-- bought at least once by then. It can fall when councils merge. The direction is that of buying: councils that bought
-- in the 12 months to the last final month, against those that bought in the 12 months before.
--
-- Method: Councils with a month of reported spend above zero by then, their own or a predecessor's, divided by all
-- principal councils on the register on the last day of the month. No share where the register has fewer than 10. The
-- direction is up or down where the two shares differ by more than 2 percentage points and the 95% interval of their
-- difference (Newcombe's, from Wilson's intervals) leaves out 0; it needs 24 months of data.
--
-- Excludes: Combined authorities, the Greater London Authority, joint bodies, and companies that councils own.
--
-- Caveats: Counties and the districts inside them are both councils. Low use of the frameworks is not low use of the
-- cloud: councils buy in other ways too.
WITH adoption AS (
    SELECT
        month,
        count(*) FILTER (WHERE has_bought) AS bought_count,
        count(*) AS register_count,
        any_value(is_provisional) AS is_provisional
    FROM council_month($financial_year, $lot_id, $supplier_size, $region)
    GROUP BY month
),

active AS (
    SELECT *
    FROM council_active_month($lot_id, $supplier_size, $region)
)

SELECT
    adoption.month,
    adoption.bought_count,
    adoption.register_count,
    share_of_bodies(adoption.bought_count, adoption.register_count) AS adoption_percent,
    active.active_count,
    year_before.active_count AS active_before_count,
    year_before.register_count AS register_before_count,
    adoption.is_provisional
FROM adoption
LEFT JOIN active ON adoption.month = active.month
LEFT JOIN active AS year_before ON adoption.month = year_before.month + INTERVAL 12 MONTH
ORDER BY adoption.month
