-- Councils that have bought, by how much each spent
--
-- Why it matters: A council that has bought once is counted as adopting; this shows how deep the use goes.
--
-- How to read it: Each bar counts councils whose own spend in the selection falls in that band.
--
-- Method: Spend of each council on the register at the end of the last final month that had bought by then, summed over
-- the selection up to then, and sorted into bands ten times as wide as the one before.
--
-- Excludes: The newest month, which is provisional, and councils that have not bought.
--
-- Caveats: Councils differ in size: the bands compare amounts, not effort. A council whose credit notes cancel its
-- purchases, or that bought only outside the selection, stands in the first band.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

own_spend AS (
    SELECT
        register.buyer_id,
        coalesce(sum(selection.spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp
    FROM council_on_register($region) AS register
    INNER JOIN first_purchase($lot_id, $supplier_size) AS first_purchase
        ON register.buyer_id = first_purchase.buyer_id AND register.month >= first_purchase.month
    LEFT JOIN selected_spend($financial_year, $lot_id, $supplier_size) AS selection
        ON register.buyer_id = selection.buyer_id AND register.month >= selection.month
    WHERE register.month = (SELECT final_month.month FROM final_month)
    GROUP BY register.buyer_id
),

band (spend_band, lower_gbp, upper_gbp) AS (
    VALUES
    ('Under £1,000', NULL, 1000),
    ('£1,000 to £9,999', 1000, 10000),
    ('£10,000 to £99,999', 10000, 100000),
    ('£100,000 to £999,999', 100000, 1000000),
    ('£1 million or more', 1000000, NULL)
)

SELECT
    band.spend_band,
    count(own_spend.buyer_id) AS council_count,
    coalesce(sum(own_spend.spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp
FROM band
LEFT JOIN own_spend
    ON
        (band.lower_gbp IS NULL OR band.lower_gbp <= own_spend.spend_gbp)
        AND (band.upper_gbp IS NULL OR band.upper_gbp > own_spend.spend_gbp)
GROUP BY band.spend_band, band.lower_gbp
ORDER BY band.lower_gbp NULLS FIRST
