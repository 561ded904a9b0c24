-- Each central body in each month of the data on whose last day it existed or may have, and whether it had bought.
CREATE MACRO central_body_month(chosen_year, chosen_lot, chosen_size) AS TABLE
    WITH month_of_data AS (
        SELECT unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::date AS month
        FROM spend
    ),

    month_shown AS (
        SELECT month
        FROM month_of_data
        WHERE chosen_year IS NULL OR financial_year_of(month) = chosen_year
    ),

    central_body AS (
        SELECT
            month_shown.month,
            buyer.buyer_id,
            buyer.buyer_name,
            buyer.buyer_type,
            buyer.parent_buyer_id,
            buyer_group(buyer.buyer_type) AS buyer_group,
            existence(
                last_day(month_shown.month),
                buyer.start_date, buyer.start_after_date, buyer.start_by_date,
                buyer.end_date, buyer.end_after_date, buyer.end_by_date
            ) AS existed
        FROM month_shown
        CROSS JOIN buyer
        WHERE buyer_group(buyer.buyer_type) IN ('Departments', 'Agencies', 'Other central bodies')
    ),

    purchase AS (
        SELECT
            buyer_id,
            month
        FROM first_purchase(chosen_lot, chosen_size)
    )

    SELECT
        central_body.month,
        central_body.buyer_id,
        central_body.buyer_name,
        central_body.buyer_type,
        central_body.parent_buyer_id,
        central_body.buyer_group,
        purchase.month AS first_month,
        central_body.existed IS NOT NULL AS is_known,
        coalesce(purchase.month <= central_body.month, FALSE) AS has_bought,
        central_body.month = (SELECT max(spend.month) FROM spend) AS is_provisional
    FROM central_body
    LEFT JOIN purchase ON central_body.buyer_id = purchase.buyer_id
    WHERE central_body.existed OR central_body.existed IS NULL;
