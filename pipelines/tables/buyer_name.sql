-- Every spelling of a buyer's name in a source, with the body or the kind of body that it was decided to be.

WITH published (source, buyer_name_published) AS (
    SELECT DISTINCT
        source,
        buyer_name_published
    FROM sales
    WHERE reason IS NULL
)

SELECT
    published.source,
    published.buyer_name_published,
    decided.buyer_id,
    decided.match_method,
    decided.note,
    decided.evidence,
    coalesce(buyer.buyer_type, decided.buyer_type) AS buyer_type
FROM published
LEFT JOIN reference_buyer_names AS decided
    ON
        published.source = decided.source
        AND published.buyer_name_published = decided.buyer_name_published
LEFT JOIN buyer ON decided.buyer_id = buyer.buyer_id
