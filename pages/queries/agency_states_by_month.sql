-- Agencies: never, active or lapsed, month by month
--
-- Why it matters: The report names agencies beside councils: this shows how many still buy and how many stopped.
--
-- How to read it: Every body on the register stands in one of three parts. Active: bought in the 12 months to the end
-- of the month. Lapsed: bought before, not in those 12 months. Never: no purchase so far. Active and lapsed start 12
-- months after the first month of data.
--
-- Method: Purchases are months of reported spend above zero, a body's own or a predecessor's. The register is that of
-- the month's last day: it changes when bodies merge, begin or close, and the columns Joined and Left count them.
-- Where one agency may have existed or not, how many never bought is not known, and nothing is divided.
--
-- Excludes: Departments and other central bodies.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    month,
    active_count,
    lapsed_count,
    never_count,
    bought_count,
    register_count,
    share_of_bodies(bought_count, register_count) AS adoption_percent,
    joined_count,
    left_count,
    is_provisional
FROM adoption_month('Agencies', $lot_id, $supplier_size, NULL)
WHERE $financial_year IS NULL OR financial_year_of(month) = $financial_year
ORDER BY month
