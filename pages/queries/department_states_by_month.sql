-- Departments: never, active or lapsed, month by month
--
-- Why it matters: Whitehall was to lead: this shows which part of it still buys, which stopped, and which has not yet.
--
-- How to read it: Every body on the register stands in one of three parts. Active: bought in the 12 months to the end
-- of the month. Lapsed: bought before, not in those 12 months. Never: no purchase so far. Active and lapsed start 12
-- months after the first month of data.
--
-- Method: Purchases are months of reported spend above zero, a body's own or a predecessor's. The register is that of
-- the month's last day: it changes when bodies merge, begin or close, and the columns Joined and Left count them.
-- Where one department may have existed or not, how many never bought is not known, and nothing is divided.
--
-- Excludes: Agencies and other central bodies.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: bodies buy in other ways too. A body that was a
-- department and an agency at once is counted as the department.
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
FROM adoption_month('Departments', $lot_id, $supplier_size, NULL)
WHERE $financial_year IS NULL OR financial_year_of(month) = $financial_year
ORDER BY month
