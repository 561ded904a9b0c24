-- The newest list of most similar councils, one row an area with its neighbours in order, or the reason for refusal.

WITH listed AS (
    SELECT
        release_id,
        line,
        row_sha256,
        defect,
        nullif(trim(area), '') AS area_id_gss,
        list_filter(
            [
                trim(neighbour_1), trim(neighbour_2), trim(neighbour_3), trim(neighbour_4), trim(neighbour_5),
                trim(neighbour_6), trim(neighbour_7), trim(neighbour_8), trim(neighbour_9), trim(neighbour_10),
                trim(neighbour_11), trim(neighbour_12), trim(neighbour_13), trim(neighbour_14), trim(neighbour_15),
                trim(neighbour_16), trim(neighbour_17), trim(neighbour_18), trim(neighbour_19), trim(neighbour_20)
            ],
            LAMBDA code: code <> ''
        ) AS neighbours
    FROM raw_ons_neighbours
)

SELECT
    * EXCLUDE (defect),
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN area_id_gss IS NULL THEN 'The area code is empty'
        WHEN NOT regexp_full_match(area_id_gss, '[ENSW]\d{8}') THEN 'The area code is no code of an area'
        WHEN len(neighbours) = 0 THEN 'The area has no neighbour'
        WHEN len(list_filter(neighbours, LAMBDA code: NOT regexp_full_match(code, '[ENSW]\d{8}'))) > 0
            THEN 'A neighbour is no code of an area'
        WHEN len(list_distinct(neighbours)) < len(neighbours) THEN 'A neighbour stands there twice'
        WHEN list_contains(neighbours, area_id_gss) THEN 'The area is its own neighbour'
        WHEN count(*) OVER (PARTITION BY area_id_gss) > 1 THEN 'The area stands there twice'
    END AS reason
FROM listed
