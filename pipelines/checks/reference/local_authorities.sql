-- Corrections of, additions to and successions between local authorities that name a code which is not there.

WITH body AS (
    SELECT buyer_id FROM local_authority_register
    WHERE reason IS NULL
    UNION ALL
    SELECT buyer_id FROM reference_bodies
    UNION ALL
    SELECT buyer_id FROM reference_central_bodies
)

SELECT
    format(
        'local_authority_corrections.csv, line {}: “{}” is not a code on the register. '
        || 'Correct buyer_id, or remove the row.',
        correction.line, correction.buyer_id
    ) AS problem
FROM reference_local_authority_corrections AS correction
ANTI JOIN local_authority_register AS register ON correction.buyer_id = register.buyer_id
UNION ALL
SELECT
    format(
        'local_authority_additions.csv, line {}: “{}” is on the register now. Remove the row.',
        addition.line, addition.buyer_id
    ) AS problem
FROM reference_local_authority_additions AS addition
INNER JOIN raw_local_authority_register AS register ON addition.buyer_id = register.code
UNION ALL
SELECT
    format(
        'local_authority_additions.csv, line {}: “{}” cannot be used: {}. '
        || 'Correct the row.',
        addition.line, addition.buyer_id, register.reason
    ) AS problem
FROM reference_local_authority_additions AS addition
INNER JOIN local_authority_register AS register ON addition.buyer_id = register.buyer_id
WHERE register.reason IS NOT NULL AND register.line IS NULL
UNION ALL
SELECT
    format(
        'council_centres.csv, line {}: “{}” is not a code on the register. '
        || 'Correct buyer_id, or remove the row.',
        centre.line, centre.buyer_id
    ) AS problem
FROM reference_council_centres AS centre
ANTI JOIN local_authority_register AS register ON centre.buyer_id = register.buyer_id
UNION ALL
SELECT
    format(
        'council_centres.csv, line {}: the register gives coordinates for “{}” now. Remove the row.',
        centre.line, centre.buyer_id
    ) AS problem
FROM reference_council_centres AS centre
INNER JOIN raw_local_authority_register AS register ON centre.buyer_id = register.code
WHERE try_cast(register.latitude AS DOUBLE) IS NOT NULL
UNION ALL
SELECT
    format(
        'council_centres.csv, line {}: latitude {} and longitude {} are not in the United Kingdom. Correct them.',
        line, latitude, longitude
    ) AS problem
FROM reference_council_centres
WHERE latitude::DOUBLE NOT BETWEEN 49 AND 61 OR longitude::DOUBLE NOT BETWEEN -9 AND 2
UNION ALL
SELECT
    format(
        'buyer_successions.csv, line {}: there is no body “{}”. Correct buyer_id, or add the body to bodies.csv.',
        step.line, step.buyer_id
    ) AS problem
FROM reference_buyer_successions AS step
ANTI JOIN body ON step.buyer_id = body.buyer_id
UNION ALL
SELECT
    format(
        'buyer_successions.csv, line {}: there is no body “{}”. '
        || 'Correct successor_buyer_id, or add the body to bodies.csv.',
        step.line, step.successor_buyer_id
    ) AS problem
FROM reference_buyer_successions AS step
ANTI JOIN body ON step.successor_buyer_id = body.buyer_id
ORDER BY problem
