-- Every release of sales, of each framework family.

WITH held AS (
    SELECT * FROM release_g_cloud_sales
    UNION ALL
    SELECT * FROM release_digital_outcomes_sales
)

SELECT
    release_id,
    source,
    published_date,
    retrieved_date,
    file_name,
    address,
    sha256,
    row_count,
    accept_rejected
FROM held
