-- Each council, department and agency that came on the register, or left it, after the first month of the data.
CREATE MACRO register_change(chosen_region) AS TABLE
    WITH life AS (
        SELECT * -- noqa: AM04
        FROM registered_life
        WHERE chosen_region IS NULL OR buyer_group <> 'Local authorities' OR chosen_region IN (nation, region)
    )

    SELECT
        first_month AS month,
        buyer_group,
        buyer_id,
        'joined' AS register_change
    FROM life
    WHERE first_month > (SELECT min(spend_month.month) FROM spend_month)
    UNION ALL
    SELECT
        (last_month + INTERVAL 1 MONTH)::date AS month,
        buyer_group,
        buyer_id,
        'left' AS register_change
    FROM life
    WHERE last_month < (SELECT max(spend_month.month) FROM spend_month);
