-- Each final month in which a supplier had reported sales above zero, under the reader's filters.
CREATE MACRO supplier_month(chosen_lot, chosen_size) AS TABLE
    SELECT
        supplier_id,
        month
    FROM selected_spend(NULL, chosen_lot, chosen_size)
    WHERE month <= (SELECT final_month.month FROM as_at(NULL) AS final_month) -- noqa: RF02, RF03
    GROUP BY supplier_id, month
    HAVING sum(spend_gbp) > 0;
