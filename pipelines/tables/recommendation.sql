-- The recommendations of the report as the press gave them.

SELECT
    recommendation_id,
    recommendation_title,
    summary,
    quotation,
    known,
    published_in,
    published_date::DATE AS published_date,
    address,
    note
FROM reference_recommendations
