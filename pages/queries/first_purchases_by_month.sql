-- Councils, departments and agencies that bought for the first time, month by month
--
-- Why it matters: Adoption grows by first purchases: they show when the frameworks won new bodies, and when it slowed.
--
-- How to read it: Each bar counts the bodies of a kind whose first purchase fell in the month.
--
-- Method: Bodies on the register on the month's last day whose first month of reported spend above zero, their own or a
-- predecessor's, is that month. A body that succeeds one that had bought is not new.
--
-- Excludes: Bodies of other kinds, and names that are not matched to a body.
--
-- Caveats: In the first months every buyer is new, because the data begin there. Filters for lot and size count the
-- first purchase of that lot or from suppliers of that size. A body that took over another counts from the first
-- purchase of the other on, also in the time before it did. Low use of the frameworks is not low use of the cloud:
-- bodies buy in other ways too.
SELECT
    month,
    buyer_group,
    new_count,
    bought_count,
    register_count,
    is_provisional
FROM adoption_month(NULL, $lot_id, $supplier_size, NULL)
WHERE $financial_year IS NULL OR financial_year_of(month) = $financial_year
ORDER BY month, buyer_group
