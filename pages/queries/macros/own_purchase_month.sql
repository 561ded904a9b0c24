-- Each month in which a body had reported spend above zero of its own, final months only, under the reader's filters.
CREATE MACRO own_purchase_month(chosen_year, chosen_lot, chosen_size) AS TABLE
    SELECT
        buyer_id,
        month,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selected_spend(chosen_year, chosen_lot, chosen_size)
    WHERE
        buyer_id IS NOT NULL
        AND month <= (SELECT final_month.month FROM as_at(chosen_year) AS final_month) -- noqa: RF02, RF03
    GROUP BY buyer_id, month
    HAVING sum(spend_gbp) > 0;
