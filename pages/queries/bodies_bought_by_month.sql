-- Councils, agencies and departments that have bought, month by month
--
-- Why it matters: The report asks for more bodies outside Whitehall on the Digital Marketplace, local authorities and
-- agencies above all.
--
-- How to read it: Each line counts the bodies of one kind on the register that had bought at least once by the end of
-- the month. The table has how many there were, in months in which that is known.
--
-- Method: A body counts from the first month in which it, or a body that it succeeded, had reported spend above zero,
-- while it is on the register on the last day of the month. The register of a kind is complete in a month if every body
-- of the kind is known by a source to have existed on its last day, or not. Where one body may have existed or not, it
-- counts if it bought, how many there were is not known, and nothing is divided.
--
-- Excludes: Bodies of other kinds, and buyers that are not matched to a body.
--
-- Caveats: A body that was a department and an agency at once is counted as the department. Low use of the frameworks
-- is not low use of the cloud: bodies buy in other ways too.
SELECT
    month,
    buyer_group,
    count(*) FILTER (WHERE has_bought) AS bought_count,
    known_count(bool_and(is_known), count(*)) AS register_count,
    any_value(is_provisional) AS is_provisional
FROM central_body_month($financial_year, $lot_id, $supplier_size)
WHERE buyer_group IN ('Departments', 'Agencies')
GROUP BY month, buyer_group
UNION ALL
SELECT
    month,
    'Local authorities' AS buyer_group,
    count(*) FILTER (WHERE has_bought) AS bought_count,
    count(*) AS register_count,
    any_value(is_provisional) AS is_provisional
FROM council_month($financial_year, $lot_id, $supplier_size, NULL)
GROUP BY month
ORDER BY month, buyer_group
