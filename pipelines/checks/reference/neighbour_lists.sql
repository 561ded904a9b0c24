-- Lists of similar councils that are read for a body which nobody knows.

SELECT format('neighbour_lists.csv, line {}: there is no council {}.', decided.line, decided.buyer_id) AS problem
FROM reference_neighbour_lists AS decided
ANTI JOIN local_authority_register AS council
    ON decided.buyer_id = council.buyer_id AND council.buyer_type = 'local_authority' AND council.reason IS NULL
ORDER BY problem
