-- Opportunities of every release, row by row: the day of publication, or the reason why a row cannot be used.

WITH typed AS (
    SELECT
        release_id,
        line,
        row_sha256,
        defect,
        opportunity_id,
        buyer,
        CASE
            WHEN regexp_full_match(trim(published_at), '\d{4}-\d{1,2}-\d{1,2}')
                THEN try_strptime(trim(published_at), '%Y-%m-%d')::DATE
        END AS published_date
    FROM raw_digital_outcomes_opportunities
)

SELECT
    release_id,
    line,
    row_sha256,
    opportunity_id,
    published_date,
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN NOT regexp_full_match(trim(opportunity_id), '\d+') THEN 'The opportunity id is not a number'
        WHEN published_date IS NULL THEN 'The published at is not a date in a known form'
        WHEN trim(coalesce(buyer, '')) = '' THEN 'The buyer is empty'
    END AS reason
FROM typed
