-- What each chosen body bought, month by month
--
-- Why it matters: It shows whether a body bought once, now and then, or steadily.
--
-- How to read it: Each line adds up a body's spend from the first month on: it climbs where the body bought, is level
-- where it did not, and falls where credit notes were more than sales.
--
-- Method: Own spend of each chosen body in every month of the selection, the provisional one too, and its sum from the
-- first month of the selection.
--
-- Excludes: Spend of predecessors and of bodies that belong to it.
--
-- Caveats: The newest month is provisional. Low use of the frameworks is not low use of the cloud: bodies buy in other
-- ways too.
WITH month_shown AS (
    SELECT DISTINCT month
    FROM spend
    WHERE $financial_year::VARCHAR IS NULL OR financial_year = $financial_year
),

monthly AS (
    SELECT
        buyer_id,
        month,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    GROUP BY buyer_id, month
)

SELECT
    body.buyer_name,
    month_shown.month,
    coalesce(monthly.spend_gbp, 0)::DECIMAL(18, 4) AS spend_gbp,
    sum(coalesce(monthly.spend_gbp, 0)) OVER (
        PARTITION BY body.buyer_id ORDER BY month_shown.month
    )::DECIMAL(18, 4) AS spend_to_date_gbp,
    coalesce(monthly.invoice_count, 0)::BIGINT AS invoice_count,
    month_shown.month = (SELECT max(spend_month.month) FROM spend_month) AS is_provisional,
    body.buyer_id
FROM chosen_body($buyer) AS body
CROSS JOIN month_shown
LEFT JOIN monthly ON body.buyer_id = monthly.buyer_id AND month_shown.month = monthly.month
ORDER BY body.place, month_shown.month
