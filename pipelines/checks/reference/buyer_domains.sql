-- Decided domains whose body is not known, or is known to be of another kind than the row says.

WITH body AS (
    SELECT
        buyer_id,
        buyer_type
    FROM local_authority_register
    WHERE reason IS NULL
    UNION ALL
    SELECT
        buyer_id,
        buyer_type
    FROM reference_bodies
    UNION ALL
    SELECT
        buyer_id,
        buyer_type
    FROM reference_central_bodies
)

SELECT
    CASE
        WHEN body.buyer_id IS NULL
            THEN format(
                'buyer_domains.csv, line {}: there is no body “{}”. Correct buyer_id, or add the body to '
                || 'bodies.csv or central_bodies.csv.',
                decided.line, decided.buyer_id
            )
        ELSE format(
            'buyer_domains.csv, line {}: “{}” is a {}, not a {}. Correct buyer_type or buyer_id.',
            decided.line, decided.buyer_id, body.buyer_type, decided.buyer_type
        )
    END AS problem
FROM reference_buyer_domains AS decided
LEFT JOIN body ON decided.buyer_id = body.buyer_id
WHERE
    decided.buyer_id IS NOT NULL
    AND (body.buyer_id IS NULL OR body.buyer_type <> decided.buyer_type)
ORDER BY decided.line
