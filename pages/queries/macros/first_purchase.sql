-- The first month in which a body had reported spend above zero, its own or a predecessor's.
CREATE MACRO first_purchase(chosen_lot, chosen_size) AS TABLE
    SELECT
        buyer_id,
        min(month) AS month
    FROM purchase_month(chosen_lot, chosen_size)
    GROUP BY buyer_id;
