-- Where a body on the register stands in a month, from the last month up to then in which it had bought.
CREATE MACRO adoption_state(at_month, last_purchase_month) AS CASE
    WHEN last_purchase_month IS NULL THEN 'never'
    WHEN last_purchase_month > at_month - INTERVAL 12 MONTH THEN 'active'
    ELSE 'lapsed'
END;
