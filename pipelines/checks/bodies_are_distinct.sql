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

SELECT format('Bodies {} and {} are both “{}” at one time.', one.buyer_id, other.buyer_id, one.buyer_name) AS problem
FROM buyer AS one
INNER JOIN buyer AS other
    ON
        lower(one.buyer_name) = lower(other.buyer_name)
        AND one.buyer_id < other.buyer_id
        AND coalesce(one.start_date, DATE '0001-01-01') <= coalesce(other.end_date, DATE '9999-12-31')
        AND coalesce(other.start_date, DATE '0001-01-01') <= coalesce(one.end_date, DATE '9999-12-31')
UNION ALL
SELECT format('Body {} is its own successor.', buyer_id) AS problem
FROM chain
WHERE buyer_id = reached
ORDER BY problem
