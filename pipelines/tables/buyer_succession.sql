-- Who took over from whom, one step a row: from the register, and by hand where the register is silent.

WITH listed AS (
    SELECT
        buyer_id,
        trim(unnest(string_split(replaced_by, ','))) AS successor_buyer_id,
        end_date + 1 AS succession_date,
        'Register of local authorities, column replaced-by' AS evidence
    FROM local_authority_register
    WHERE reason IS NULL AND replaced_by <> ''
)

SELECT *
FROM listed
UNION ALL
SELECT
    buyer_id,
    successor_buyer_id,
    succession_date::DATE AS succession_date,
    evidence
FROM reference_buyer_successions
