-- Each council in each month on the register, and whether it had bought by then, under the reader's filters.
CREATE MACRO council_month(chosen_year, chosen_lot, chosen_size, chosen_region) AS TABLE
    SELECT
        register.month,
        register.buyer_id,
        register.nation,
        register.region,
        register.authority_type,
        coalesce(purchase.month <= register.month, FALSE) AS has_bought,
        register.is_provisional
    FROM council_on_register(chosen_region) AS register -- noqa: RF02
    LEFT JOIN first_purchase(chosen_lot, chosen_size) AS purchase -- noqa: RF02
        ON register.buyer_id = purchase.buyer_id
    WHERE chosen_year IS NULL OR register.financial_year = chosen_year; -- noqa: RF02
