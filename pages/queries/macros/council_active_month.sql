-- For each month from the 12th of the data, how many councils on the register had bought in the 12 months to its end.
CREATE MACRO council_active_month(chosen_lot, chosen_size, chosen_region) AS TABLE
    WITH register AS (
        SELECT *
        FROM council_on_register(chosen_region)
    ),

    purchase AS (
        SELECT *
        FROM purchase_month(chosen_lot, chosen_size)
    )

    SELECT
        register.month,
        count(DISTINCT purchase.buyer_id) AS active_count,
        count(DISTINCT register.buyer_id) AS register_count
    FROM register
    LEFT JOIN purchase
        ON
            register.buyer_id = purchase.buyer_id
            AND register.month >= purchase.month
            AND register.month < purchase.month + INTERVAL 12 MONTH
    WHERE register.has_year
    GROUP BY register.month;
