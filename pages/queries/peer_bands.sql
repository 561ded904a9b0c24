-- A council among its peers that bought, year by year
--
-- Why it matters: It shows whether a council kept up with others like it that use the frameworks.
--
-- How to read it: At the end of each financial year the darker band holds the middle half of the peers that had bought
-- by then, both bands together the middle eighty in a hundred; the dash is their median, the strong line the council
-- chosen. A year without all its months is labelled with those that it has, and not joined to a full one.
--
-- Method: Spend per head of each peer, added up from the first month of the selection to the last final month of each
-- financial year, and of those that had a month of own spend above zero by then the 10th, 25th, 50th, 75th and 90th
-- percentile, by linear interpolation. Peers are chosen as in the figure before. No band under 10 peers that had
-- bought.
--
-- Excludes: The newest month, which is provisional; peers that have not bought; peers whose population is unknown.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: councils buy in other ways too. A band can fall when
-- another peer begins to buy. A year without all its months must not be compared with a full one. Populations are of
-- 2020.
WITH peer AS (
    SELECT *
    FROM council_and_peers($buyer, $peers, $own, $financial_year)
    WHERE population > 0 AND on_register
),

year_shown AS (
    SELECT
        financial_year,
        first_month AS held_from_month,
        last_month AS held_to_month,
        month_count
    FROM final_year
    WHERE $financial_year::VARCHAR IS NULL OR financial_year = $financial_year
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
        year_shown.financial_year,
        peer.buyer_id,
        any_value(peer.is_ours) AS is_ours,
        coalesce(sum(monthly.spend_gbp), 0)::DOUBLE / any_value(peer.population) AS spend_per_head_gbp,
        coalesce(bool_or(monthly.spend_gbp > 0), FALSE) AS has_bought
    FROM peer
    CROSS JOIN year_shown
    LEFT JOIN monthly ON peer.buyer_id = monthly.buyer_id AND year_shown.held_to_month >= monthly.month
    GROUP BY year_shown.financial_year, peer.buyer_id
),

band AS (
    SELECT
        financial_year,
        count(*) FILTER (WHERE has_bought AND NOT is_ours) AS peer_bought_count,
        quantile_cont(spend_per_head_gbp, [0.1, 0.25, 0.5, 0.75, 0.9]) FILTER (
            WHERE has_bought AND NOT is_ours
        ) AS percentiles,
        any_value(spend_per_head_gbp) FILTER (WHERE is_ours) AS spend_per_head_gbp
    FROM to_date
    GROUP BY financial_year
)

SELECT
    ours.buyer_name,
    band.financial_year,
    year_shown.held_from_month,
    year_shown.held_to_month,
    year_shown.month_count,
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
INNER JOIN year_shown ON band.financial_year = year_shown.financial_year
CROSS JOIN council_and_peers($buyer, $peers, $own, $financial_year) AS ours
WHERE ours.is_ours AND ours.on_register AND ours.population > 0
ORDER BY band.financial_year
