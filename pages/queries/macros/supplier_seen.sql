-- Every supplier, where it was seen, how often, and whether its name is sure to be one company: in sales up to the last
-- final month, as winner of an opportunity, in awards of notices. A name is sure where awards give it one number in a
-- register; two numbers of one register are two companies.
CREATE MACRO supplier_seen() AS TABLE
    WITH sold AS (
        SELECT
            supplier_id,
            sum(spend_gbp) AS spend_gbp,
            sum(invoice_count) AS invoice_count
        FROM spend
        WHERE month <= (SELECT final_month.month FROM as_at(NULL) AS final_month)
        GROUP BY supplier_id
    ),

    won AS (
        SELECT
            supplier_id,
            count(*) AS opportunity_award_count
        FROM opportunity
        WHERE supplier_id IS NOT NULL
        GROUP BY supplier_id
    ),

    numbered AS (
        SELECT
            supplier_id,
            supplier_scheme,
            register_number(supplier_scheme, supplier_registration) AS register_number
        FROM award_supplier
        WHERE supplier_id IS NOT NULL
    ),

    awarded AS (
        SELECT
            supplier_id,
            count(*) AS notice_award_count,
            string_agg(DISTINCT register_number, ', ' ORDER BY register_number) AS register_numbers,
            count(DISTINCT register_number) AS number_count,
            count(DISTINCT supplier_scheme) FILTER (WHERE register_number IS NOT NULL) AS register_count
        FROM numbered
        GROUP BY supplier_id
    ),

    found AS (
        SELECT
            coalesce(sold.supplier_id, won.supplier_id, awarded.supplier_id) AS supplier_id,
            coalesce(sold.spend_gbp, 0)::DECIMAL(18, 4) AS spend_gbp,
            coalesce(sold.invoice_count, 0)::BIGINT AS invoice_count,
            coalesce(won.opportunity_award_count, 0) AS opportunity_award_count,
            coalesce(awarded.notice_award_count, 0) AS notice_award_count,
            awarded.register_numbers,
            coalesce(awarded.number_count, 0) AS number_count,
            coalesce(awarded.register_count, 0) AS register_count,
            list_concat(
                CASE WHEN sold.supplier_id IS NOT NULL THEN ['spend'] END,
                CASE WHEN won.supplier_id IS NOT NULL THEN ['opportunities'] END,
                CASE WHEN awarded.supplier_id IS NOT NULL THEN ['notices'] END
            ) AS places
        FROM sold
        FULL JOIN won ON sold.supplier_id = won.supplier_id
        FULL JOIN awarded ON coalesce(sold.supplier_id, won.supplier_id) = awarded.supplier_id
    )

    SELECT
        supplier_id,
        spend_gbp,
        invoice_count,
        opportunity_award_count,
        notice_award_count,
        register_numbers,
        len(places) AS place_count,
        upper(left(places[1], 1)) || substr(places[1], 2)
        || CASE WHEN len(places) = 3 THEN ', ' || places[2] ELSE '' END
        || CASE WHEN len(places) > 1 THEN ' and ' || places[-1] ELSE '' END AS seen_in,
        CASE
            WHEN number_count > register_count THEN 'Uncertain: two numbers in one register'
            WHEN number_count > 0 THEN 'Sure: one number in a register'
            WHEN len(places) = 1 THEN 'Seen in one source alone'
            ELSE 'Uncertain: by the name alone'
        END AS supplier_identity
    FROM found;
