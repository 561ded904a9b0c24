-- Months that a later publication restated, and by how much
--
-- Why it matters: A number quoted from an earlier publication may no longer hold.
--
-- How to read it: One row a month and publication whose spend differs from the publication before.
--
-- Method: Spend of each month in one publication less its spend in the publication before it that has the month too.
--
-- Excludes: Months whose spend is the same to the penny, and months that a publication has for the first time.
--
-- Caveats: Only publications that are held here are compared; there were more.
WITH given AS (
    SELECT
        month,
        release_id,
        any_value(published_date) AS published_date,
        sum(spend_gbp) AS spend_gbp
    FROM spend_vintage
    GROUP BY month, release_id
),

followed AS (
    SELECT
        *,
        lag(release_id) OVER (PARTITION BY month ORDER BY release_id) AS release_before,
        lag(spend_gbp) OVER (PARTITION BY month ORDER BY release_id) AS spend_before_gbp
    FROM given
)

SELECT
    month,
    published_date,
    spend_before_gbp::DECIMAL(18, 4) AS spend_before_gbp,
    spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    (spend_gbp - spend_before_gbp)::DECIMAL(18, 4) AS difference_gbp,
    release_before,
    release_id
FROM followed
WHERE spend_gbp <> spend_before_gbp
ORDER BY month, release_id
