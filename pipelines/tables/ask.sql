-- What each recommendation asks of whom.

SELECT
    ask_id,
    recommendation_id,
    ask,
    addressee,
    published_in,
    published_date::DATE AS published_date,
    address,
    note
FROM reference_asks
