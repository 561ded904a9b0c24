-- Contracting processes of notices: OCDS releases compiled, the buyer matched by its identifier, else by its name.

WITH identified AS (
    SELECT
        compiled.*,
        body.buyer_id AS identified_buyer_id
    FROM compiled_notice AS compiled
    -- Lists of org-id.guide whose codes are those of the registers of local authorities.
    LEFT JOIN buyer AS body
        ON
            compiled.buyer_scheme IN ('GB-LAE', 'GB-LAS')
            AND compiled.buyer_registration = body.buyer_id
            AND body.buyer_type = 'local_authority'
),

matched AS (
    SELECT
        identified.*,
        publication.is_window AS is_from_window,
        named.buyer_type AS named_buyer_type,
        coalesce(identified.identified_buyer_id, named.buyer_id) AS buyer_id
    FROM identified
    INNER JOIN notice_publication AS publication ON identified.release_id = publication.release_id
    LEFT JOIN buyer_name AS named
        ON
            identified.source = named.source
            AND identified.buyer_name_published = named.buyer_name_published
)

SELECT
    matched.source,
    matched.ocid,
    matched.release_count,
    matched.first_notice_date,
    matched.last_notice_date,
    matched.notice_title,
    matched.notice_stages,
    matched.tender_status,
    matched.is_cancelled,
    matched.has_tender_notice,
    matched.buyer_name_published,
    matched.buyer_id,
    matched.buyer_party_count,
    matched.cpv_code,
    matched.procurement_method,
    matched.procurement_method_details,
    matched.suitable_for_sme,
    matched.suitable_for_vcse,
    matched.tender_lot_count,
    matched.tender_currency,
    matched.tender_published_date,
    matched.tender_end_date,
    matched.contract_start_date,
    matched.contract_end_date,
    matched.award_count,
    matched.is_from_window,
    coalesce(body.buyer_type, matched.named_buyer_type) AS buyer_type,
    try_cast(matched.tender_value AS DECIMAL(18, 4)) AS tender_value,
    -- The prefix of an ocid says who published the process, whatever file it came in.
    CASE left(matched.ocid, 11)
        WHEN 'ocds-b5fd17' THEN 'Contracts Finder'
        WHEN 'ocds-h6vhtk' THEN 'Find a Tender'
        WHEN 'ocds-kuma6s' THEN 'Sell2Wales'
        ELSE 'Another publisher'
    END AS notice_service,
    CASE
        WHEN regexp_matches(matched.procurement_method_details, 'call[- ]?off.*dynamic', 'i')
            THEN 'Call-off from a dynamic purchasing system'
        WHEN regexp_matches(matched.procurement_method_details, 'call[- ]?off', 'i') THEN 'Call-off under a framework'
        WHEN matched.procurement_method = 'open' THEN 'Open'
        WHEN matched.procurement_method = 'selective' THEN 'Selective'
        WHEN matched.procurement_method = 'limited' THEN 'Limited'
        WHEN matched.procurement_method = 'direct' THEN 'Direct'
        ELSE 'Not stated'
    END AS notice_route
FROM matched
LEFT JOIN buyer AS body ON matched.buyer_id = body.buyer_id
