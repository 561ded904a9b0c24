-- Every release of sales, of each framework family.

SELECT * FROM release_g_cloud_sales
UNION ALL
SELECT * FROM release_digital_outcomes_sales
