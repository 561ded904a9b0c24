-- How much the next publication changed a newest month
--
-- Why it matters: The newest month is provisional. This says by how much such a month has moved before.
--
-- How to read it: One row a publication that another followed: its newest month, then and in the next publication; and
-- the month before that, which is shown as final.
--
-- Method: Spend of the month in the next publication less its spend in the publication whose newest, or last but one,
-- month it was; in per cent of the earlier value. No percentage on fewer than 10 invoice lines.
--
-- Excludes: Publications that no other held here follows.
--
-- Caveats: Each pair of publications is one observation: two publications give one, which is no rule.
WITH total AS (
    SELECT
        release_id,
        month,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM spend_vintage
    GROUP BY release_id, month
),

observed AS (
    SELECT
        pair.*,
        earlier.month,
        earlier.spend_gbp AS spend_before_gbp,
        later.spend_gbp,
        earlier.invoice_count AS invoice_before_count
    FROM publication_pair AS pair
    INNER JOIN total AS earlier ON pair.release_before = earlier.release_id
    INNER JOIN total AS later ON pair.release_id = later.release_id AND earlier.month = later.month
    WHERE earlier.month >= pair.newest_before_month - INTERVAL 1 MONTH
)

SELECT
    month,
    CASE WHEN month = newest_before_month THEN 'newest' ELSE 'one before' END AS month_position,
    published_before_date,
    spend_before_gbp::DECIMAL(18, 4) AS spend_before_gbp,
    published_date,
    spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    (spend_gbp - spend_before_gbp)::DECIMAL(18, 4) AS difference_gbp,
    share_on_base(spend_gbp - spend_before_gbp, spend_before_gbp, invoice_before_count) AS revision_percent,
    invoice_before_count::BIGINT AS invoice_before_count,
    release_id
FROM observed
ORDER BY release_id ASC, month DESC
