-- What government committed to, with the words that were read, or "not yet sourced" without date, owner or figure.

SELECT
    commitment_id,
    commitment,
    owner,
    status,
    made_on,
    start_year::SMALLINT AS start_year,
    due_year::SMALLINT AS due_year,
    in_force_from::DATE AS in_force_from,
    target_percent::DECIMAL(18, 4) AS target_percent,
    quotation,
    confidence,
    published_in,
    published_date::DATE AS published_date,
    address,
    note
FROM reference_commitments
