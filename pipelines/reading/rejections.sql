-- Why rows cannot be used, with how many there are and the first of them.

SELECT
    reason,
    count(*) AS row_count,
    min(line) AS first_line
FROM outcome
WHERE reason IS NOT NULL
GROUP BY reason
ORDER BY row_count DESC, reason ASC
