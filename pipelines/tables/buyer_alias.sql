-- Other names that a register gives a body, so that a reader finds it by any of them.

SELECT
    known_name.buyer_id,
    known_name.known_name AS alias_name,
    min(known_name.evidence) AS evidence
FROM known_name
INNER JOIN buyer ON known_name.buyer_id = buyer.buyer_id
WHERE known_name.name_kind <> 'unit' AND known_name.known_name <> buyer.buyer_name
GROUP BY known_name.buyer_id, known_name.known_name
