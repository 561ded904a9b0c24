-- Suppliers of opportunities and awards that are another one than their spelling is folded into, or none at all, and
-- suppliers that nobody spells.

WITH named AS (
    SELECT
        'opportunity' AS place,
        'digital_outcomes_opportunities' AS source,
        supplier_name_published,
        supplier_id
    FROM opportunity
    UNION ALL
    SELECT
        'award_supplier' AS place,
        source,
        supplier_name_published,
        supplier_id
    FROM award_supplier
),

found AS (
    SELECT
        named.place,
        count(*) AS row_count,
        min(named.supplier_name_published) AS first_name
    FROM named
    LEFT JOIN supplier_spelling AS spelling
        ON named.source = spelling.source AND named.supplier_name_published = spelling.supplier_name_published
    WHERE
        named.supplier_id IS DISTINCT FROM spelling.supplier_id
        OR (named.supplier_id IS NULL AND trim(named.supplier_name_published) <> '')
    GROUP BY named.place
),

unspelt AS (
    SELECT
        'supplier' AS place,
        count(*) AS row_count,
        min(supplier.supplier_name) AS first_name
    FROM supplier
    ANTI JOIN supplier_spelling AS spelling ON supplier.supplier_id = spelling.supplier_id
    HAVING count(*) > 0
)

SELECT
    format(
        'Table {} has {} rows whose supplier is not that of its spelling in supplier_spelling, first “{}”. '
        || 'Build again; if it says so again, pipelines/tables/{}.sql loses or mistakes suppliers.',
        place,
        row_count,
        first_name,
        place
    ) AS problem
FROM (
    SELECT * FROM found
    UNION ALL
    SELECT * FROM unspelt
) AS wrong
ORDER BY problem
