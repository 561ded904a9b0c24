-- Each publication and the one before it of the same dataset.
CREATE TABLE publication_pair AS
WITH publication AS (
    SELECT
        release_id,
        regexp_replace(release_id, '-[0-9].*$', '') AS source,
        max(published_date) AS published_date,
        max(month) AS newest_month
    FROM spend_vintage
    GROUP BY release_id
)

SELECT
    release_id,
    published_date,
    lag(release_id) OVER (PARTITION BY source ORDER BY release_id) AS release_before,
    lag(published_date) OVER (PARTITION BY source ORDER BY release_id) AS published_before_date,
    lag(newest_month) OVER (PARTITION BY source ORDER BY release_id) AS newest_before_month
FROM publication
QUALIFY release_before IS NOT NULL;
