-- Each council, department and agency that came on the register, or left it, after the first month of the data.
CREATE MACRO register_change(chosen_region) AS TABLE
    WITH body_month AS (
        SELECT
            month,
            buyer_id,
            'Local authorities' AS buyer_group
        FROM council_on_register(chosen_region)
        UNION ALL
        SELECT
            month,
            buyer_id,
            buyer_group
        FROM central_body_month(NULL, NULL, NULL)
        WHERE buyer_group IN ('Departments', 'Agencies')
    ),

    life AS (
        SELECT
            buyer_id,
            buyer_group,
            min(month) AS first_month,
            max(month) AS last_month
        FROM body_month
        GROUP BY buyer_id, buyer_group
    )

    SELECT
        first_month AS month,
        buyer_group,
        buyer_id,
        'joined' AS register_change
    FROM life
    WHERE first_month > (SELECT min(spend.month) FROM spend)
    UNION ALL
    SELECT
        (last_month + INTERVAL 1 MONTH)::date AS month,
        buyer_group,
        buyer_id,
        'left' AS register_change
    FROM life
    WHERE last_month < (SELECT max(spend.month) FROM spend);
