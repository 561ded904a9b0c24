-- Sectors that no earlier file had, in rows that are used all the same: the name is kept as published.

SELECT
    count(*) AS row_count,
    min(line) AS first_line
FROM outcome
WHERE reason IS NULL AND NOT is_known_sector
GROUP BY sector_published
ORDER BY row_count DESC, first_line ASC
LIMIT 10
