-- Lots of the frameworks, from the reviewed list.

SELECT
    lot_id,
    lot_name,
    lot_number::SMALLINT AS lot_number,
    framework_family,
    evidence
FROM reference_lots
