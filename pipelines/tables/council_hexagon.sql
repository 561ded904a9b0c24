-- Where each council stands on the map of its register: hexagons.py lays out each map, council_places.py asks it.

SELECT
    place.register_date,
    place.council_map,
    place.buyer_id,
    place.hexagon_column,
    place.hexagon_row
FROM council_place AS place
INNER JOIN council_register AS register
    ON
        place.register_date = register.register_date
        AND place.council_map = register.council_map
        AND place.buyer_id = register.buyer_id
