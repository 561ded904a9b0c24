-- Public bodies: local and combined authorities from the register, all others from the reviewed list.

SELECT
    buyer_id,
    buyer_name,
    buyer_type,
    NULL::VARCHAR AS parent_buyer_id,
    nation,
    region,
    authority_type,
    population,
    CASE WHEN population IS NOT NULL THEN 2020::SMALLINT END AS population_year,
    latitude,
    longitude,
    start_date,
    end_date,
    buyer_id_gss,
    NULL::VARCHAR AS buyer_id_govuk
FROM local_authority_register
WHERE reason IS NULL
UNION ALL
SELECT
    buyer_id,
    buyer_name,
    buyer_type,
    parent_buyer_id,
    nation,
    NULL AS region,
    NULL AS authority_type,
    NULL AS population,
    NULL AS population_year,
    NULL AS latitude,
    NULL AS longitude,
    start_date::DATE AS start_date,
    end_date::DATE AS end_date,
    NULL AS buyer_id_gss,
    buyer_id_govuk
FROM reference_bodies
