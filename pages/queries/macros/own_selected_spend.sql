-- Spend of the bodies that the reader chose, their own alone, final months, under the reader's filters.
CREATE MACRO own_selected_spend(chosen, chosen_year, chosen_lot, chosen_size) AS TABLE
    SELECT
        body.buyer_name,
        body.place,
        selection.* -- noqa: AM04
    FROM selected_spend(chosen_year, chosen_lot, chosen_size) AS selection -- noqa: RF02
    INNER JOIN chosen_body(chosen) AS body ON selection.buyer_id = body.buyer_id -- noqa: RF02
    WHERE selection.month <= (SELECT final_month.month FROM as_at(chosen_year) AS final_month); -- noqa: RF02, RF03
