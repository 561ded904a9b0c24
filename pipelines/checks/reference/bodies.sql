-- Bodies that the register has already, and parents that are no bodies.

SELECT
    format(
        'bodies.csv, line {}: “{}” is {} on the register of local authorities. Remove the row and use that code.',
        body.line, body.buyer_name, register.buyer_id
    ) AS problem
FROM reference_bodies AS body
INNER JOIN local_authority_register AS register
    ON body.buyer_id = register.buyer_id OR lower(body.buyer_name) = lower(register.buyer_name)
UNION ALL
SELECT
    format(
        'bodies.csv, line {}: there is no parent body “{}”. Correct parent_buyer_id, or add a row for the parent.',
        body.line, body.parent_buyer_id
    ) AS problem
FROM reference_bodies AS body
WHERE
    body.parent_buyer_id IS NOT NULL
    AND body.parent_buyer_id NOT IN (SELECT parent.buyer_id FROM reference_bodies AS parent)
    AND body.parent_buyer_id NOT IN (SELECT parent.buyer_id FROM reference_central_bodies AS parent)
    AND body.parent_buyer_id NOT IN (
        SELECT register.buyer_id FROM local_authority_register AS register
        WHERE register.buyer_id IS NOT NULL
    )
ORDER BY problem
