-- Public bodies: local and combined authorities from the register, central government and all others by hand.

SELECT
    buyer_id,
    buyer_name,
    buyer_type,
    NULL::VARCHAR AS parent_buyer_id,
    nation,
    region,
    authority_type,
    county_buyer_id,
    population,
    CASE WHEN population IS NOT NULL THEN 2020::SMALLINT END AS population_year,
    latitude,
    longitude,
    start_date,
    end_date,
    NULL::DATE AS start_after_date,
    NULL::DATE AS start_by_date,
    NULL::DATE AS end_after_date,
    NULL::DATE AS end_by_date,
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
    NULL AS county_buyer_id,
    NULL AS population,
    NULL AS population_year,
    NULL AS latitude,
    NULL AS longitude,
    start_date::DATE AS start_date,
    end_date::DATE AS end_date,
    NULL AS start_after_date,
    NULL AS start_by_date,
    NULL AS end_after_date,
    NULL AS end_by_date,
    NULL AS buyer_id_gss,
    buyer_id_govuk
FROM reference_bodies
UNION ALL
SELECT
    buyer_id,
    buyer_name,
    buyer_type,
    parent_buyer_id,
    NULL AS nation,
    NULL AS region,
    NULL AS authority_type,
    NULL AS county_buyer_id,
    NULL AS population,
    NULL AS population_year,
    NULL AS latitude,
    NULL AS longitude,
    start_date::DATE AS start_date,
    end_date::DATE AS end_date,
    start_after_date::DATE AS start_after_date,
    start_by_date::DATE AS start_by_date,
    end_after_date::DATE AS end_after_date,
    end_by_date::DATE AS end_by_date,
    NULL AS buyer_id_gss,
    buyer_id_govuk
FROM reference_central_bodies
