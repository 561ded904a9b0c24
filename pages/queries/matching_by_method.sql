-- How published names were matched to bodies, and the spend that each way covers
--
-- Why it matters: Every figure about kinds of buyers or single bodies rests on this matching.
--
-- How to read it: One row a way of matching, from the strictest to none: names, invoice lines, spend, share of spend.
--
-- Method: Exact is as a register spells it; variant, a spelling that a register lists; reviewed, decided by a person
-- with a reason; kind only, decided to a kind of body and not to one; not matched, undecided. Spend is of all months.
--
-- Excludes: Names that only earlier publications hold.
--
-- Caveats: Includes the newest month, which is provisional. No share on fewer than 10 invoice lines in all.
WITH method_of_name AS (
    SELECT
        buyer_name_published,
        CASE
            WHEN buyer_id IS NULL AND buyer_type IS NULL THEN 'Not matched'
            WHEN buyer_id IS NULL THEN 'Kind only'
            ELSE upper(left(match_method, 1)) || substr(match_method, 2)
        END AS match_group
    FROM buyer_name
    WHERE source = 'g_cloud_sales'
),

covered AS (
    SELECT
        coalesce(method_of_name.match_group, 'Not matched') AS match_group,
        count(DISTINCT spend.buyer_name_published) AS buyer_name_count,
        sum(spend.invoice_count)::BIGINT AS invoice_count,
        sum(spend.spend_gbp)::DECIMAL(18, 4) AS spend_gbp
    FROM spend
    LEFT JOIN method_of_name ON spend.buyer_name_published = method_of_name.buyer_name_published
    GROUP BY coalesce(method_of_name.match_group, 'Not matched')
)

SELECT
    match_group,
    buyer_name_count,
    invoice_count,
    spend_gbp,
    share_on_base(spend_gbp, sum(spend_gbp) OVER (), sum(invoice_count) OVER ()) AS share_percent,
    (sum(invoice_count) OVER ())::BIGINT AS selection_invoice_count
FROM covered
ORDER BY
    CASE match_group
        WHEN 'Exact' THEN 1
        WHEN 'Variant' THEN 2
        WHEN 'Reviewed' THEN 3
        WHEN 'Kind only' THEN 5
        WHEN 'Not matched' THEN 6
        ELSE 4
    END,
    match_group
