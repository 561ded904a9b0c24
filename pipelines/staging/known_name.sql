-- Every name that a register gives a body: official, everyday and other names, abbreviations, units that belong to it.
-- Bodies that GOV.UK names but this project does not hold stand here without a buyer_id: their names match nothing,
-- and keep a longer name from being taken for the body whose name it begins with.

WITH body AS (
    SELECT
        buyer_id,
        buyer_name,
        buyer_type,
        NULL AS parent_buyer_id,
        NULL AS buyer_id_govuk,
        start_date,
        end_date,
        'Register of local authorities: official name' AS evidence
    FROM local_authority_register
    WHERE reason IS NULL
    UNION ALL
    SELECT
        buyer_id,
        buyer_name,
        buyer_type,
        parent_buyer_id,
        buyer_id_govuk,
        start_date::DATE AS start_date,
        end_date::DATE AS end_date,
        evidence
    FROM reference_bodies
    UNION ALL
    -- Where a day is not known, the widest life that the sources leave open.
    SELECT
        buyer_id,
        buyer_name,
        buyer_type,
        parent_buyer_id,
        buyer_id_govuk,
        coalesce(start_date, start_after_date)::DATE AS start_date,
        coalesce(end_date, end_by_date)::DATE AS end_date,
        evidence
    FROM reference_central_bodies
),

listed AS (
    SELECT
        buyer_id,
        unnest(
            CASE
                -- Other names are a list with commas: where a name holds one itself, its parts are names of nothing.
                WHEN contains(concat(buyer_name, nice_name), ',') THEN [nice_name]
                ELSE list_prepend(nice_name, string_split(other_names, ','))
            END
        ) AS known_name
    FROM local_authority_register
    WHERE reason IS NULL
)

SELECT
    buyer_id AS body_key,
    buyer_id,
    buyer_type,
    parent_buyer_id,
    start_date,
    end_date,
    buyer_name AS known_name,
    'official' AS name_kind,
    evidence
FROM body
UNION ALL
SELECT DISTINCT
    body.buyer_id AS body_key,
    body.buyer_id,
    body.buyer_type,
    body.parent_buyer_id,
    body.start_date,
    body.end_date,
    trim(listed.known_name) AS known_name,
    'everyday' AS name_kind,
    'Register of local authorities: other name' AS evidence
FROM listed
INNER JOIN body ON listed.buyer_id = body.buyer_id
WHERE trim(listed.known_name) <> ''
UNION ALL
SELECT
    coalesce(body.buyer_id, named.buyer_id_govuk) AS body_key,
    body.buyer_id,
    body.buyer_type,
    body.parent_buyer_id,
    body.start_date,
    body.end_date,
    named.other_name AS known_name,
    named.name_kind,
    named.evidence
FROM reference_government_names AS named
LEFT JOIN body ON named.buyer_id_govuk = coalesce(body.buyer_id_govuk, body.buyer_id)
