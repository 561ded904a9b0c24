-- Each month in which a body had reported spend above zero, its own or a predecessor's.
CREATE MACRO purchase_month(chosen_lot, chosen_size) AS TABLE
    WITH purchase AS (
        SELECT
            buyer_id,
            month
        FROM selected_spend(NULL, chosen_lot, chosen_size)
        GROUP BY buyer_id, month
        HAVING sum(spend_gbp) > 0
    )

    SELECT DISTINCT
        ancestry.buyer_id,
        purchase.month
    FROM ancestry
    INNER JOIN purchase ON ancestry.ancestor_id = purchase.buyer_id;
