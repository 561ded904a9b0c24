-- Councils on a map: never bought, active or lapsed, in one month
--
-- Why it matters: Place matters to officials who promote the Marketplace: the map shows where councils have bought, and
-- where not yet, with a London borough as visible as Cumbria.
--
-- How to read it: Each hexagon is one council, near its neighbours; counties, which overlap their districts, stand
-- apart. Active: bought in the 12 months to that month. Lapsed: bought before, and not since. Never: has not bought by
-- then. Before the 12th month of the data active and lapsed cannot be told apart: bought.
--
-- Method: Principal councils on the register on the last day of the month, with a month of reported spend above zero by
-- then, their own or a predecessor's. Spend, spend per head and SME share are the council's own in the selection up to
-- that month; per head of the population of 2020. No SME share on fewer than 10 invoice lines. Hexagons are laid out
-- from the councils' centres so that neighbours stay together, anew for each register.
--
-- Excludes: Combined authorities, the Greater London Authority, joint bodies, and companies that councils own.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: councils buy in other ways too. Counties and the
-- districts inside them are both councils, and their populations overlap. Councils that are gone have no population.
WITH shown AS (
    SELECT coalesce(($month || '-01')::DATE, final_month.month) AS month
    FROM as_at($financial_year) AS final_month
),

data_month AS (
    SELECT
        min(month) AS first_month,
        max(month) AS newest_month
    FROM spend
),

register AS (
    SELECT listed.*
    FROM council_on_register($region) AS listed
    WHERE listed.month = (SELECT shown.month FROM shown)
),

purchase AS (
    SELECT
        buyer_id,
        min(month) AS first_month,
        max(month) AS last_month
    FROM purchase_month($lot_id, $supplier_size)
    WHERE month <= (SELECT shown.month FROM shown)
    GROUP BY buyer_id
),

own_spend AS (
    SELECT
        buyer_id,
        sum(spend_gbp) AS spend_gbp,
        sum(spend_gbp) FILTER (WHERE supplier_size = 'SME') AS sme_spend_gbp,
        sum(invoice_count)::BIGINT AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT shown.month FROM shown)
    GROUP BY buyer_id
),

place AS (
    SELECT
        buyer_id,
        hexagon_column,
        hexagon_row
    FROM council_hexagon
    WHERE register_date = (
        SELECT max(before.register_date)
        FROM council_hexagon AS before
        WHERE before.register_date <= (SELECT last_day(shown.month) FROM shown)
    )
)

SELECT
    register.month,
    register.buyer_name,
    register.region,
    register.authority_type,
    CASE
        WHEN purchase.last_month IS NULL THEN 'never'
        WHEN register.month < data_month.first_month + INTERVAL 11 MONTH THEN 'bought'
        WHEN purchase.last_month > register.month - INTERVAL 12 MONTH THEN 'active'
        ELSE 'lapsed'
    END AS council_state,
    purchase.first_month,
    coalesce(own_spend.spend_gbp, 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(own_spend.invoice_count, 0) AS invoice_count,
    buyer.population,
    round(coalesce(own_spend.spend_gbp, 0)::DOUBLE / nullif(buyer.population, 0), 2) AS spend_per_head_gbp,
    share_on_base(coalesce(own_spend.sme_spend_gbp, 0), own_spend.spend_gbp, own_spend.invoice_count)
        AS sme_value_percent,
    register.month = data_month.newest_month AS is_provisional,
    register.buyer_id,
    place.hexagon_column,
    place.hexagon_row
FROM register
CROSS JOIN data_month
INNER JOIN buyer ON register.buyer_id = buyer.buyer_id
LEFT JOIN purchase ON register.buyer_id = purchase.buyer_id
LEFT JOIN own_spend ON register.buyer_id = own_spend.buyer_id
LEFT JOIN place ON register.buyer_id = place.buyer_id
ORDER BY register.buyer_name, register.buyer_id
