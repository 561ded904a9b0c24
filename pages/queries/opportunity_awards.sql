-- Awards to micro, small, medium and large firms
--
-- Why it matters: Promises were made to small and medium-sized enterprises; awards show who wins, and how much.
--
-- How to read it: Micro, small and medium together are what the frameworks call SME. The shares by number and by value
-- are of the awards whose winner and value were declared.
--
-- Method: Awarded opportunities of the newest publication by the size of the winner as labelled there; the sum and the
-- median of the contract amounts as declared, of those that are not doubtful. An amount under £1,000 is doubtful, since
-- it may be a day rate: it counts as an award, its amount in no sum and no median. No share and no median on fewer than
-- 10 awards.
--
-- Excludes: Awards whose winner was not published.
--
-- Caveats: A declared amount is what the buyer expected to pay, not what it paid. A few large contracts move the shares
-- by value.
WITH awarded AS (
    SELECT
        winner_size,
        CASE WHEN NOT is_amount_doubtful THEN contract_gbp END AS contract_gbp,
        coalesce(is_amount_doubtful, FALSE) AS is_amount_doubtful
    FROM opportunity
    WHERE opportunity_status = 'awarded' AND winner_size IS NOT NULL
)

SELECT
    winner_size,
    count(*) AS award_count,
    share_on_base(count(*), sum(count(*)) OVER (), sum(count(*)) OVER ()) AS award_share_percent,
    (sum(count(*)) OVER ())::BIGINT AS award_total_count,
    count(contract_gbp) AS declared_count,
    count(*) FILTER (WHERE is_amount_doubtful) AS doubtful_count,
    coalesce(sum(contract_gbp), 0)::DECIMAL(18, 4) AS contract_gbp,
    share_on_base(
        coalesce(sum(contract_gbp), 0), sum(sum(contract_gbp)) OVER (), sum(count(contract_gbp)) OVER ()
    ) AS value_share_percent,
    (sum(count(contract_gbp)) OVER ())::BIGINT AS declared_total_count,
    CASE WHEN has_base(count(contract_gbp)) THEN median(contract_gbp)::DECIMAL(18, 4) END AS contract_median_gbp
FROM awarded
GROUP BY winner_size
ORDER BY coalesce(list_position(['micro', 'small', 'medium', 'large'], winner_size), 5), winner_size
