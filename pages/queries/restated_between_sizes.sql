-- What moved between SMEs and large suppliers
--
-- Why it matters: A firm that a later publication labels otherwise takes its sales with it: the share of small firms
-- changes without any new sale.
--
-- How to read it: One row a month, sector and lot in which one size lost and the other gained. What moved is the
-- smaller of the two changes: above zero towards SMEs, below zero towards large suppliers.
--
-- Method: Spend by month, sector, lot and supplier size in a publication less its spend in the publication before that
-- holds the month too; kept are the cells whose two sizes changed in opposite directions.
--
-- Excludes: Cells in which one size alone changed, or both in one direction: late returns and corrections.
--
-- Caveats: Totals are kept here without suppliers, so a move is consistent with a new label and does not prove one.
WITH given AS (
    SELECT
        release_id,
        month,
        sector_published,
        lot_id,
        coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'SME'), 0) AS sme_gbp,
        coalesce(sum(spend_gbp) FILTER (WHERE supplier_size = 'Large'), 0) AS large_gbp
    FROM spend_vintage
    GROUP BY release_id, month, sector_published, lot_id
),

moved AS (
    SELECT
        later.month,
        later.sector_published,
        later.lot_id,
        pair.published_date,
        pair.release_id,
        later.sme_gbp - earlier.sme_gbp AS sme_difference_gbp,
        later.large_gbp - earlier.large_gbp AS large_difference_gbp
    FROM publication_pair AS pair
    INNER JOIN given AS later ON pair.release_id = later.release_id
    INNER JOIN given AS earlier
        ON
            pair.release_before = earlier.release_id
            AND later.month = earlier.month
            AND later.sector_published = earlier.sector_published
            AND later.lot_id = earlier.lot_id
)

SELECT
    moved.month,
    moved.sector_published,
    lot.lot_name,
    moved.sme_difference_gbp::DECIMAL(18, 4) AS sme_difference_gbp,
    moved.large_difference_gbp::DECIMAL(18, 4) AS large_difference_gbp,
    (
        sign(moved.sme_difference_gbp) * least(abs(moved.sme_difference_gbp), abs(moved.large_difference_gbp))
    )::DECIMAL(18, 4) AS moved_gbp,
    moved.published_date,
    moved.release_id
FROM moved
INNER JOIN lot ON moved.lot_id = lot.lot_id
WHERE sign(moved.sme_difference_gbp) * sign(moved.large_difference_gbp) < 0
ORDER BY moved.release_id, moved.month, moved.sector_published, lot.lot_number
