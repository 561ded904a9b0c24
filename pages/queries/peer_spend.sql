-- A council and its peers: spend per head
--
-- Why it matters: A council asks first how it stands to councils like itself.
--
-- How to read it: Each dot is a council, at its spend per head; the large one is the council chosen, the line the
-- median of its peers. Alphabetical in the table, not a league table. The middle half lies between two quarters of the
-- peers on either side.
--
-- Method: Peers are, as chosen, the 20 councils that the Office for National Statistics finds most similar, councils of
-- the same type and nation, districts of the same county, or the reader's own list, each on the register at the end of
-- the last final month. Spend per head is own spend in the selection up to then divided by residents; a council that
-- did not buy has 0. Median and quarters are those of the peers whose population is known, by linear interpolation;
-- none under 10 peers.
--
-- Excludes: The newest month, which is provisional; peers that did not exist that day. Spend per head is not given
-- where the population is unknown.
--
-- Caveats: Low use of the frameworks is not low use of the cloud: councils buy in other ways too. Populations are of
-- 2020. The list of similar councils has no date and describes today's councils; of a council that is gone it is that
-- of its successor. A district and a county council serve the same people for different work.
WITH peer AS (
    SELECT *
    FROM council_and_peers($buyer, $peers, $own, $financial_year)
),

own_spend AS (
    SELECT
        buyer_id,
        sum(spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
        sum(invoice_count)::BIGINT AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    GROUP BY buyer_id
),

compared AS (
    SELECT
        peer.*,
        coalesce(own_spend.spend_gbp, 0) AS spend_gbp,
        coalesce(own_spend.invoice_count, 0) AS invoice_count,
        coalesce(own_spend.spend_gbp, 0)::DOUBLE / nullif(peer.population, 0) AS spend_per_head_gbp,
        purchase.month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month) AS has_bought
    FROM peer
    LEFT JOIN own_spend ON peer.buyer_id = own_spend.buyer_id
    LEFT JOIN first_purchase($lot_id, $supplier_size) AS purchase ON peer.buyer_id = purchase.buyer_id
),

of_peers AS (
    SELECT
        count(*) AS peer_count,
        count(*) FILTER (WHERE has_bought) AS peer_bought_count,
        count(spend_per_head_gbp) AS peer_per_head_count,
        quantile_cont(spend_per_head_gbp, 0.25) AS quarter_low,
        quantile_cont(spend_per_head_gbp, 0.5) AS middle,
        quantile_cont(spend_per_head_gbp, 0.75) AS quarter_high
    FROM compared
    WHERE NOT is_ours
)

SELECT
    compared.buyer_name,
    compared.region,
    compared.authority_type,
    compared.population,
    compared.population_year,
    compared.spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    compared.invoice_count,
    CASE WHEN compared.on_register THEN compared.spend_per_head_gbp END AS spend_per_head_gbp,
    coalesce(compared.has_bought, FALSE) AS has_bought,
    compared.is_ours,
    compared.on_register,
    of_peers.peer_count,
    of_peers.peer_bought_count,
    of_peers.peer_per_head_count,
    CASE WHEN has_base(of_peers.peer_per_head_count) THEN of_peers.quarter_low END AS peers_quarter_low_gbp,
    CASE WHEN has_base(of_peers.peer_per_head_count) THEN of_peers.middle END AS peers_median_gbp,
    CASE WHEN has_base(of_peers.peer_per_head_count) THEN of_peers.quarter_high END AS peers_quarter_high_gbp,
    (SELECT final_month.month FROM as_at($financial_year) AS final_month) AS as_at_month,
    (
        SELECT any_value(neighbour.list_kind)
        FROM neighbour
        WHERE neighbour.buyer_id = string_split($buyer, ',')[1]
    ) AS list_kind,
    (
        SELECT count(*)
        FROM neighbour
        WHERE neighbour.buyer_id = string_split($buyer, ',')[1]
    ) AS listed_count,
    comparison_note() AS comparison_note,
    compared.buyer_id
FROM compared
CROSS JOIN of_peers
ORDER BY compared.is_ours DESC, compared.buyer_name ASC, compared.buyer_id ASC
