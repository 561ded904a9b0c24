-- Central bodies listed twice or without a parent, dates out of order, and dates without a source.

WITH body AS (
    SELECT
        line,
        buyer_id,
        buyer_name,
        parent_buyer_id,
        buyer_id_govuk,
        start_evidence,
        end_evidence,
        start_date::DATE AS start_date,
        start_after_date::DATE AS start_after_date,
        start_by_date::DATE AS start_by_date,
        end_date::DATE AS end_date,
        end_after_date::DATE AS end_after_date,
        end_by_date::DATE AS end_by_date
    FROM reference_central_bodies
),

found (line, problem) AS (
    SELECT
        body.line,
        format('“{}” stands in bodies.csv, too. Keep one of the two rows.', body.buyer_id)
    FROM body
    SEMI JOIN reference_bodies AS other ON body.buyer_id = other.buyer_id
    UNION ALL
    SELECT
        body.line,
        format('“{}” is a code on the register of local authorities. Choose another.', body.buyer_id)
    FROM body
    SEMI JOIN local_authority_register AS register ON body.buyer_id = register.buyer_id
    UNION ALL
    SELECT
        body.line,
        format('there is no parent body “{}”.', body.parent_buyer_id)
    FROM body
    ANTI JOIN body AS parent ON body.parent_buyer_id = parent.buyer_id
    WHERE body.parent_buyer_id IS NOT NULL
    UNION ALL
    SELECT
        body.line,
        format('“{}” is excluded in central_body_exclusions.csv. Remove one of the two rows.', body.buyer_id_govuk)
    FROM body
    SEMI JOIN reference_central_body_exclusions AS excluded ON body.buyer_id_govuk = excluded.buyer_id_govuk
    UNION ALL
    SELECT
        line,
        'a start is given without its source: fill start_evidence, or empty the dates.'
    FROM body
    WHERE coalesce(start_date, start_after_date, start_by_date) IS NOT NULL AND start_evidence IS NULL
    UNION ALL
    SELECT
        line,
        'an end is given without its source: fill end_evidence, or empty the dates.'
    FROM body
    WHERE coalesce(end_date, end_after_date, end_by_date) IS NOT NULL AND end_evidence IS NULL
    UNION ALL
    SELECT
        line,
        'a known date needs no bounds: empty start_after_date and start_by_date, or end_after_date and end_by_date.'
    FROM body
    WHERE
        (start_date IS NOT NULL AND coalesce(start_after_date, start_by_date) IS NOT NULL)
        OR (end_date IS NOT NULL AND coalesce(end_after_date, end_by_date) IS NOT NULL)
    UNION ALL
    SELECT
        line,
        'its dates are out of order.'
    FROM body
    WHERE
        start_after_date >= start_by_date
        OR end_after_date >= end_by_date
        OR coalesce(start_date, start_by_date, start_after_date) > coalesce(end_date, end_after_date, end_by_date)
)

SELECT format('central_bodies.csv, line {}: {}', line, problem) AS problem
FROM found
UNION ALL
SELECT
    format(
        'buyer_successions.csv, line {}: {} still existed on {}, when {} is said to have followed it.',
        step.line, step.buyer_id, step.succession_date, step.successor_buyer_id
    ) AS problem
FROM reference_buyer_successions AS step
INNER JOIN body ON step.buyer_id = body.buyer_id
WHERE coalesce(body.end_date, body.end_after_date) >= step.succession_date::DATE
ORDER BY problem
