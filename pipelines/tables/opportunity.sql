-- Opportunities as the newest publication has them, each with its buyer.
--
-- The domain goes before the name. Where a domain is one body's own, it decides, unless the name means a body that
-- belongs to that one; where several bodies share a domain, or nobody has decided it, the name alone decides. A body
-- that had ended on the day of the advertisement cannot have advertised: its one successor that existed then did.

WITH newest AS (
    SELECT *
    FROM digital_outcomes_opportunities
    WHERE
        reason IS NULL
        AND release_id = (SELECT max(held.release_id) FROM release_digital_outcomes_opportunities AS held)
),

-- The body of a name, or the one that had followed it by a day.
named AS (
    SELECT
        newest.opportunity_id,
        CASE
            WHEN coalesce(body.end_date >= newest.advertised_date, TRUE) THEN any_value(body.buyer_id)
            WHEN count(successor.buyer_id) = 1 THEN any_value(successor.buyer_id)
        END AS buyer_id
    FROM newest
    INNER JOIN buyer_name
        ON
            newest.buyer_name_published = buyer_name.buyer_name_published
            AND buyer_name.source = 'digital_outcomes_opportunities'
    INNER JOIN buyer AS body ON buyer_name.buyer_id = body.buyer_id
    LEFT JOIN buyer_succession AS step ON buyer_name.buyer_id = step.buyer_id
    LEFT JOIN buyer AS successor
        ON
            step.successor_buyer_id = successor.buyer_id
            AND newest.advertised_date <= coalesce(successor.end_date, DATE '9999-12-31')
            AND newest.advertised_date >= coalesce(successor.start_date, DATE '0001-01-01')
    GROUP BY newest.opportunity_id, newest.advertised_date, body.end_date
),

beside AS (
    SELECT
        newest.*,
        decided.buyer_type AS domain_type,
        spelling.buyer_type AS name_type,
        decided.buyer_id AS domain_id,
        by_name.buyer_id AS name_id,
        coalesce(decided.buyer_id <> by_name.parent_buyer_id, decided.buyer_id IS NOT NULL) AS is_by_domain
    FROM newest
    LEFT JOIN reference_buyer_domains AS decided ON newest.buyer_domain = decided.buyer_domain
    LEFT JOIN named ON newest.opportunity_id = named.opportunity_id
    LEFT JOIN buyer AS by_name ON named.buyer_id = by_name.buyer_id
    LEFT JOIN buyer_name AS spelling
        ON
            newest.buyer_name_published = spelling.buyer_name_published
            AND spelling.source = 'digital_outcomes_opportunities'
),

found AS (
    SELECT
        *,
        CASE WHEN is_by_domain THEN domain_id ELSE name_id END AS buyer_id,
        CASE WHEN is_by_domain THEN 'domain' WHEN name_id IS NOT NULL THEN 'name' END AS buyer_found_by
    FROM beside
)

SELECT
    found.opportunity_id,
    found.opportunity_title,
    found.framework_id,
    found.lot_id,
    found.specialist_role,
    found.advertised_date,
    found.open_days,
    found.buyer_id,
    found.buyer_found_by,
    found.buyer_name_published,
    found.buyer_domain,
    found.work_location,
    found.contract_days,
    found.sme_application_count,
    found.large_application_count,
    found.application_count,
    found.opportunity_status,
    found.supplier_name_published,
    supplier_spelling.supplier_id,
    found.winner_size,
    found.contract_gbp,
    found.contract_start_date,
    found.address,
    coalesce(buyer.buyer_type, found.domain_type, found.name_type) AS buyer_type,
    strftime(found.advertised_date - INTERVAL 3 MONTH, '%Y') || '-'
    || strftime(found.advertised_date + INTERVAL 9 MONTH, '%y') AS financial_year,
    -- No contract is worth so little: it is a day rate, or nothing was written.
    found.contract_gbp < 1000 AS is_amount_doubtful
FROM found
LEFT JOIN buyer ON found.buyer_id = buyer.buyer_id
LEFT JOIN supplier_spelling
    ON
        found.supplier_name_published = supplier_spelling.supplier_name_published
        AND supplier_spelling.source = 'digital_outcomes_opportunities'
