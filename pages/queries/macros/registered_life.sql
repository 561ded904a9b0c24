-- Each council, department and agency with the first and the last month of the data when it was on the register.
CREATE TABLE registered_life AS
WITH body_month AS (
    SELECT
        month,
        buyer_id,
        'Local authorities' AS buyer_group,
        nation,
        region
    FROM council_by_month
    UNION ALL
    SELECT
        month,
        buyer_id,
        buyer_group,
        NULL AS nation,
        NULL AS region
    FROM central_body_by_month
    WHERE buyer_group IN ('Departments', 'Agencies')
)

SELECT
    buyer_id,
    buyer_group,
    nation,
    region,
    min(month) AS first_month,
    max(month) AS last_month
FROM body_month
GROUP BY buyer_id, buyer_group, nation, region;
