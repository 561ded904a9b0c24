-- Councils, agencies and departments on the register on the day of the newest opportunity, or of which that is not
-- known, and whether they had published one by then, their own or a predecessor's.
CREATE TABLE body_that_could_advertise AS
WITH newest AS (
    SELECT max(advertised_date) AS advertised_date
    FROM opportunity
),

body AS (
    SELECT
        buyer.*,
        newest.advertised_date,
        buyer_group(buyer.buyer_type) AS buyer_group,
        CASE
            WHEN buyer.buyer_type = 'local_authority'
                THEN
                    coalesce(buyer.start_date <= newest.advertised_date, TRUE)
                    AND coalesce(buyer.end_date >= newest.advertised_date, TRUE)
            ELSE
                existence(
                    newest.advertised_date,
                    buyer.start_date, buyer.start_after_date, buyer.start_by_date,
                    buyer.end_date, buyer.end_after_date, buyer.end_by_date
                )
        END AS existed
    FROM buyer
    CROSS JOIN newest
),

advertised AS (
    SELECT
        ancestry.buyer_id,
        count(*) AS opportunity_count
    FROM ancestry
    INNER JOIN opportunity ON ancestry.ancestor_id = opportunity.buyer_id
    GROUP BY ancestry.buyer_id
)

SELECT
    body.buyer_id,
    body.buyer_name,
    body.buyer_group,
    body.region,
    body.advertised_date AS as_at_date,
    body.existed IS NOT NULL AS is_known,
    advertised.buyer_id IS NOT NULL AS has_advertised
FROM body
LEFT JOIN advertised ON body.buyer_id = advertised.buyer_id
WHERE
    body.buyer_group IN ('Local authorities', 'Agencies', 'Departments')
    AND body.advertised_date IS NOT NULL
    AND (body.existed OR body.existed IS NULL);
