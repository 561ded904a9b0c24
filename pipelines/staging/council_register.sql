-- The councils of each register from April 2012 on, with their centres: a register is the set of councils between two
-- changes. Counties overlap their districts, so they are a map of their own.

WITH council AS (
    SELECT
        buyer_id,
        start_date,
        end_date,
        latitude,
        longitude,
        CASE WHEN authority_type = 'County' THEN 'counties' ELSE 'councils' END AS council_map
    FROM local_authority_register
    WHERE reason IS NULL AND buyer_type = 'local_authority' AND latitude IS NOT NULL AND longitude IS NOT NULL
),

change AS (
    SELECT DATE '2012-04-01' AS register_date
    UNION
    SELECT start_date AS register_date FROM council
    UNION
    SELECT end_date + 1 AS register_date FROM council
)

SELECT
    change.register_date,
    council.council_map,
    council.buyer_id,
    council.latitude,
    council.longitude
FROM change
CROSS JOIN council
WHERE
    change.register_date >= DATE '2012-04-01'
    AND (council.start_date IS NULL OR council.start_date <= change.register_date)
    AND (council.end_date IS NULL OR council.end_date >= change.register_date)
