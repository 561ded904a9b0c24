-- Each central body in each month of the data on whose last day it existed or may have, and whether it had bought.
CREATE MACRO central_body_month(chosen_year, chosen_lot, chosen_size) AS TABLE
    SELECT
        body.month,
        body.buyer_id,
        body.buyer_name,
        body.buyer_type,
        body.parent_buyer_id,
        body.buyer_group,
        purchase.month AS first_month,
        body.is_known,
        coalesce(purchase.month <= body.month, FALSE) AS has_bought,
        body.is_provisional
    FROM central_body_by_month AS body
    LEFT JOIN first_purchase(chosen_lot, chosen_size) AS purchase -- noqa: RF02
        ON body.buyer_id = purchase.buyer_id
    WHERE chosen_year IS NULL OR body.financial_year = chosen_year; -- noqa: RF02
