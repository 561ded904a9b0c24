-- Each council in each month on the register, and whether it had bought by then, under the reader's filters.
CREATE MACRO council_month(chosen_year, chosen_lot, chosen_size, chosen_region) AS TABLE
    WITH register AS (
        SELECT * -- noqa: AM04
        FROM council_on_register(chosen_region)
        WHERE chosen_year IS NULL OR financial_year_of(month) = chosen_year
    ),

    purchase AS (
        SELECT
            buyer_id,
            month
        FROM first_purchase(chosen_lot, chosen_size)
    )

    SELECT
        register.month,
        register.buyer_id,
        register.nation,
        register.region,
        register.authority_type,
        coalesce(purchase.month <= register.month, FALSE) AS has_bought,
        register.month = (SELECT max(spend.month) FROM spend) AS is_provisional
    FROM register
    LEFT JOIN purchase ON register.buyer_id = purchase.buyer_id;
