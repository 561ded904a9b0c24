-- Every spelling of a buyer's name in a source, with the body or the kind of body that it means: as a reviewer decided
-- it, else as the rules of matching found it.

WITH decided AS (
    SELECT
        source,
        buyer_name_published,
        buyer_id,
        buyer_type,
        match_method,
        note,
        evidence
    FROM reference_buyer_names
    UNION ALL
    SELECT
        source,
        buyer_name_published,
        buyer_id,
        NULL AS buyer_type,
        match_method,
        nullif(note, '') AS note,
        evidence
    FROM matched_name
)

SELECT
    published.source,
    published.buyer_name_published,
    decided.buyer_id,
    decided.match_method,
    decided.note,
    decided.evidence,
    coalesce(buyer.buyer_type, decided.buyer_type) AS buyer_type
FROM published_name AS published
LEFT JOIN decided
    ON
        published.source = decided.source
        AND published.buyer_name_published = decided.buyer_name_published
LEFT JOIN buyer ON decided.buyer_id = buyer.buyer_id
