-- Every spelling of a supplier's name in a source, and how often it stands there: in lines of sales, as winner of an
-- opportunity, and in awards of notices.

SELECT
    source,
    supplier_name_published,
    count(*) AS line_count
FROM sales
WHERE reason IS NULL
GROUP BY source, supplier_name_published
UNION ALL
SELECT
    'digital_outcomes_opportunities' AS source,
    supplier_name_published,
    count(*) AS line_count
FROM digital_outcomes_opportunities
WHERE reason IS NULL AND supplier_name_published IS NOT NULL
GROUP BY supplier_name_published
UNION ALL
SELECT
    source,
    supplier_name_published,
    count(*) AS line_count
FROM compiled_award_supplier
WHERE trim(supplier_name_published) <> ''
GROUP BY source, supplier_name_published
