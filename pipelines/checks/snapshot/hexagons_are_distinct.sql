-- Councils that stand on one place of a map.

SELECT
    format(
        'Table council_hexagon: {} share column {}, row {} of the map of {} from {}. '
        || 'Look at pipelines/hexagons.py, then build again.',
        string_agg(buyer_id, ' and ' ORDER BY buyer_id), hexagon_column, hexagon_row, council_map, register_date
    ) AS problem
FROM council_hexagon
GROUP BY register_date, council_map, hexagon_column, hexagon_row
HAVING count(*) > 1
ORDER BY problem
