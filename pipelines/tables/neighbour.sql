-- The most similar councils of each council, by the list of its own area, else of the one council that followed it.
--
-- Where the list knows a council by another code, or several councils followed it, reference_neighbour_lists says
-- whose list is read. Areas and neighbours that are on no register stand here with their codes alone.

WITH RECURSIVE area AS (
    SELECT * -- noqa: AM04
    FROM ons_neighbours
    WHERE reason IS NULL
),

gone AS (
    SELECT buyer_id
    FROM buyer
    WHERE end_date IS NOT NULL
),

-- Of today's councils the list is their own.
body_of_area AS (
    SELECT
        buyer_id,
        area_id_gss
    FROM reference_neighbour_lists
    WHERE buyer_id NOT IN (SELECT gone.buyer_id FROM gone)
    UNION ALL
    SELECT
        buyer.buyer_id,
        buyer.buyer_id_gss AS area_id_gss
    FROM buyer
    ANTI JOIN reference_neighbour_lists AS decided ON buyer.buyer_id = decided.buyer_id
    WHERE buyer.buyer_id_gss IS NOT NULL AND buyer.end_date IS NULL
),

only_successor AS (
    SELECT
        buyer_id,
        any_value(successor_buyer_id) AS successor_buyer_id
    FROM buyer_succession
    GROUP BY buyer_id
    HAVING count(*) = 1
),

list_of_body AS (
    SELECT
        body_of_area.buyer_id,
        body_of_area.area_id_gss,
        'own' AS list_kind
    FROM body_of_area
    INNER JOIN area ON body_of_area.area_id_gss = area.area_id_gss
    UNION ALL
    SELECT
        decided.buyer_id,
        decided.area_id_gss,
        'successor' AS list_kind
    FROM reference_neighbour_lists AS decided
    INNER JOIN area ON decided.area_id_gss = area.area_id_gss
    WHERE decided.buyer_id NOT IN (SELECT body_of_area.buyer_id FROM body_of_area)
),

walk AS (
    SELECT
        buyer_id,
        area_id_gss,
        list_kind
    FROM list_of_body
    UNION
    SELECT
        only_successor.buyer_id,
        walk.area_id_gss,
        'successor' AS list_kind
    FROM walk
    INNER JOIN only_successor ON walk.buyer_id = only_successor.successor_buyer_id
    INNER JOIN gone ON only_successor.buyer_id = gone.buyer_id
    ANTI JOIN list_of_body ON only_successor.buyer_id = list_of_body.buyer_id
),

place AS (
    SELECT
        area_id_gss,
        unnest(neighbours) AS neighbour_id_gss,
        unnest(range(1, len(neighbours) + 1))::SMALLINT AS neighbour_place
    FROM area
)

SELECT
    walk.buyer_id,
    place.area_id_gss,
    place.neighbour_place,
    place.neighbour_id_gss,
    neighbour.buyer_id AS neighbour_buyer_id,
    walk.list_kind
FROM place
LEFT JOIN walk ON place.area_id_gss = walk.area_id_gss
LEFT JOIN body_of_area AS neighbour ON place.neighbour_id_gss = neighbour.area_id_gss
