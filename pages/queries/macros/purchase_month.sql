-- Each month in which a body had reported spend above zero, its own or a predecessor's.
CREATE MACRO purchase_month(chosen_lot, chosen_size) AS TABLE
    WITH RECURSIVE ancestry AS (
        SELECT
            buyer_id,
            buyer_id AS ancestor_id
        FROM buyer
        UNION
        SELECT
            buyer_succession.successor_buyer_id,
            ancestry.ancestor_id
        FROM ancestry
        INNER JOIN buyer_succession ON ancestry.buyer_id = buyer_succession.buyer_id
    ),

    purchase AS (
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
