-- A council among its peers that bought, month by month
--
-- Why it matters: It shows whether a council kept up with others like it that use the frameworks.
--
-- How to read it: At each month the darker band holds the middle half of the peers that had bought by then, both bands
-- together the middle eighty in a hundred; the light line is their median, the strong line the council chosen.
--
-- Method: Spend per head of each peer, added up from the first month of the selection, and of those that had a month of
-- own spend above zero by then the 10th, 25th, 50th, 75th and 90th percentile, by linear interpolation. Peers are
-- chosen as in the figure before. No band under 10 peers that had bought.
--
-- Excludes: The newest month, which is provisional; peers that have not bought; peers whose population is unknown.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: councils buy in other ways too. A band can fall when
-- another peer begins to buy. Populations are of 2020.
WITH peer AS (
    SELECT *
    FROM council_and_peers($buyer, $peers, $own, $financial_year)
    WHERE population > 0 AND on_register
),

month_shown AS (
    SELECT DISTINCT month
    FROM spend
    WHERE
        ($financial_year::VARCHAR IS NULL OR financial_year = $financial_year)
        AND month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

monthly AS (
    SELECT
        buyer_id,
        month,
        sum(spend_gbp) AS spend_gbp
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    GROUP BY buyer_id, month
),

to_date AS (
    SELECT
        month_shown.month,
        peer.buyer_id,
        peer.buyer_name,
        peer.is_ours,
        sum(coalesce(monthly.spend_gbp, 0)) OVER (
            PARTITION BY peer.buyer_id ORDER BY month_shown.month
        )::DOUBLE / peer.population AS spend_per_head_gbp,
        bool_or(coalesce(monthly.spend_gbp > 0, FALSE)) OVER (
            PARTITION BY peer.buyer_id ORDER BY month_shown.month
        ) AS has_bought
    FROM peer
    CROSS JOIN month_shown
    LEFT JOIN monthly ON peer.buyer_id = monthly.buyer_id AND month_shown.month = monthly.month
),

band AS (
    SELECT
        month,
        count(*) FILTER (WHERE has_bought AND NOT is_ours) AS peer_bought_count,
        quantile_cont(spend_per_head_gbp, [0.1, 0.25, 0.5, 0.75, 0.9]) FILTER (
            WHERE has_bought AND NOT is_ours
        ) AS percentiles,
        any_value(spend_per_head_gbp) FILTER (WHERE is_ours) AS spend_per_head_gbp
    FROM to_date
    GROUP BY month
)

SELECT
    ours.buyer_name,
    band.month,
    band.spend_per_head_gbp,
    band.peer_bought_count,
    CASE WHEN has_base(band.peer_bought_count) THEN band.percentiles[1] END AS band_10_gbp,
    CASE WHEN has_base(band.peer_bought_count) THEN band.percentiles[2] END AS band_25_gbp,
    CASE WHEN has_base(band.peer_bought_count) THEN band.percentiles[3] END AS band_50_gbp,
    CASE WHEN has_base(band.peer_bought_count) THEN band.percentiles[4] END AS band_75_gbp,
    CASE WHEN has_base(band.peer_bought_count) THEN band.percentiles[5] END AS band_90_gbp,
    comparison_note() AS comparison_note,
    ours.buyer_id
FROM band
CROSS JOIN council_and_peers($buyer, $peers, $own, $financial_year) AS ours
WHERE ours.is_ours AND ours.on_register AND ours.population > 0
ORDER BY band.month
