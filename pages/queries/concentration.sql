-- Concentration of buyers and of suppliers, by financial year
--
-- Why it matters: Where a few suppliers take most of the spend, others cannot get in; where a few buyers make it, the
-- rest do not use the frameworks.
--
-- How to read it: The largest ten is their share of spend. The Herfindahl-Hirschman index runs from near 0 (many alike)
-- to 10,000 (one has everything).
--
-- Method: By financial year up to the last final month: the ten largest buyers, or suppliers, by net spend above zero,
-- divided by the net spend of all that have any; the index is the sum of the squares of all shares in per cent. Neither
-- is given on fewer than 10 buyers or suppliers.
--
-- Excludes: The newest month, which is provisional; buyers and suppliers whose credit notes cancel their sales.
--
-- Caveats: A year without all its months names how many it has and is not compared. A published name without a body
-- counts as a buyer of its own, which makes buyers look less concentrated.
WITH selection AS (
    SELECT *
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

sides AS (
    SELECT
        financial_year,
        'Buyers' AS market_side,
        coalesce(buyer_id, buyer_name_published) AS party,
        spend_gbp
    FROM selection
    UNION ALL
    SELECT
        financial_year,
        'Suppliers' AS market_side,
        supplier_id AS party,
        spend_gbp
    FROM selection
),

parties AS (
    SELECT
        financial_year,
        market_side,
        sum(spend_gbp) AS spend_gbp,
        row_number() OVER (
            PARTITION BY financial_year, market_side
            ORDER BY sum(spend_gbp) DESC
        ) AS place
    FROM sides
    GROUP BY financial_year, market_side, party
    HAVING sum(spend_gbp) > 0
),

shares AS (
    SELECT
        *,
        100 * spend_gbp::DOUBLE / (sum(spend_gbp) OVER (PARTITION BY financial_year, market_side))::DOUBLE AS share
    FROM parties
)

SELECT
    shares.market_side,
    shares.financial_year,
    any_value(final_year.month_count) AS month_count,
    count(*) AS party_count,
    sum(shares.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    share_on_base(
        sum(shares.spend_gbp) FILTER (WHERE shares.place <= 10), sum(shares.spend_gbp), count(*)
    ) AS largest_ten_percent,
    CASE WHEN has_base(count(*)) THEN round(sum(shares.share * shares.share), 6) END AS herfindahl_index
FROM shares
INNER JOIN final_year ON shares.financial_year = final_year.financial_year
GROUP BY shares.market_side, shares.financial_year
ORDER BY shares.market_side, shares.financial_year
