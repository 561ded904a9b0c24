-- Each buyer and supplier between which net spend is above zero, final months only, under the reader's filters.
CREATE MACRO supplier_of_buyer(chosen_year, chosen_lot, chosen_size) AS TABLE
    SELECT
        coalesce(buyer_id, buyer_name_published) AS buyer,
        buyer_id,
        supplier_id,
        any_value(buyer_type) AS buyer_type,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selected_spend(chosen_year, chosen_lot, chosen_size)
    WHERE month <= (SELECT final_month.month FROM as_at(chosen_year) AS final_month) -- noqa: RF02, RF03
    GROUP BY coalesce(buyer_id, buyer_name_published), buyer_id, supplier_id
    HAVING sum(spend_gbp) > 0;
