-- Codes in one table that are missing from the table that explains them.

WITH used (place, kind, code) AS (
    SELECT DISTINCT
        'spend.supplier_id',
        'supplier_id',
        supplier_id
    FROM spend
    UNION ALL
    SELECT DISTINCT
        'supplier_spelling.supplier_id',
        'supplier_id',
        supplier_id
    FROM supplier_spelling
    UNION ALL
    SELECT DISTINCT
        'spend.lot_id',
        'lot_id',
        lot_id
    FROM spend
    UNION ALL
    SELECT DISTINCT
        'spend_line.lot_id',
        'lot_id',
        lot_id
    FROM spend_line
    UNION ALL
    SELECT DISTINCT
        'spend_vintage.lot_id',
        'lot_id',
        lot_id
    FROM spend_vintage
    UNION ALL
    SELECT DISTINCT
        'spend.framework_id',
        'framework_id',
        framework_id
    FROM spend
    UNION ALL
    SELECT DISTINCT
        'spend.buyer_id',
        'buyer_id',
        buyer_id
    FROM spend
    UNION ALL
    SELECT DISTINCT
        'spend_line.buyer_id',
        'buyer_id',
        buyer_id
    FROM spend_line
    UNION ALL
    SELECT DISTINCT
        'buyer_name.buyer_id',
        'buyer_id',
        buyer_id
    FROM buyer_name
    UNION ALL
    SELECT DISTINCT
        'buyer_succession.buyer_id',
        'buyer_id',
        buyer_id
    FROM buyer_succession
    UNION ALL
    SELECT DISTINCT
        'buyer_succession.successor_buyer_id',
        'buyer_id',
        successor_buyer_id
    FROM buyer_succession
    UNION ALL
    SELECT DISTINCT
        'buyer.parent_buyer_id',
        'buyer_id',
        parent_buyer_id
    FROM buyer
    UNION ALL
    SELECT DISTINCT
        'spend_vintage.release_id',
        'release_id',
        release_id
    FROM spend_vintage
    UNION ALL
    SELECT DISTINCT
        'rejected_row.release_id',
        'release_id',
        release_id
    FROM rejected_row
),

known (kind, code) AS (
    SELECT
        'supplier_id',
        supplier_id
    FROM supplier
    UNION ALL
    SELECT
        'lot_id',
        lot_id
    FROM lot
    UNION ALL
    SELECT
        'framework_id',
        framework_id
    FROM framework
    UNION ALL
    SELECT
        'buyer_id',
        buyer_id
    FROM buyer
    UNION ALL
    SELECT
        'release_id',
        release_id
    FROM release
)

SELECT format('{}: there is no “{}”.', used.place, used.code) AS problem
FROM used
ANTI JOIN known ON used.kind = known.kind AND used.code = known.code
WHERE used.code IS NOT NULL
ORDER BY problem
