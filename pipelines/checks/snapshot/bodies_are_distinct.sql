-- Bodies of one name that exist at the same time, and successions without end.

WITH RECURSIVE chain (buyer_id, reached) AS (
    SELECT
        buyer_id,
        successor_buyer_id
    FROM buyer_succession
    UNION
    SELECT
        chain.buyer_id,
        step.successor_buyer_id
    FROM chain
    INNER JOIN buyer_succession AS step ON chain.reached = step.buyer_id
)

SELECT
    format(
        'Table buyer: {} and {} are both “{}” at one time. Keep one of the two in reference/bodies.csv or '
        || 'reference/local_authority_additions.csv, or give each its dates, then build again.',
        one.buyer_id, other.buyer_id, one.buyer_name
    ) AS problem
FROM buyer AS one
INNER JOIN buyer AS other
    ON
        lower(one.buyer_name) = lower(other.buyer_name)
        AND one.buyer_id < other.buyer_id
        AND coalesce(one.start_date, DATE '0001-01-01') <= coalesce(other.end_date, DATE '9999-12-31')
        AND coalesce(other.start_date, DATE '0001-01-01') <= coalesce(one.end_date, DATE '9999-12-31')
UNION ALL
SELECT
    format(
        'Table buyer_succession: {} is its own successor in the end. Correct its rows in '
        || 'reference/buyer_successions.csv, or the column replaced-by of the register, then build again.',
        buyer_id
    ) AS problem
FROM chain
WHERE buyer_id = reached
ORDER BY problem
