-- Spend by month and one part (sector, lot or size) in a publication and in the one before, where both hold the month.
CREATE MACRO restated_by(chosen_part) AS TABLE
    WITH given AS (
        SELECT
            release_id,
            month,
            CASE chosen_part
                WHEN 'sector' THEN sector_published
                WHEN 'lot' THEN lot_id
                ELSE supplier_size
            END AS part,
            sum(spend_gbp) AS spend_gbp,
            sum(invoice_count) AS invoice_count
        FROM spend_vintage
        GROUP BY release_id, month, part
    ),

    month_held AS (
        SELECT DISTINCT
            release_id,
            month
        FROM given
    ),

    both_hold AS (
        SELECT
            pair.*,
            month_held.month
        FROM publication_pair AS pair
        INNER JOIN month_held ON pair.release_id = month_held.release_id
        INNER JOIN month_held AS held_before
            ON pair.release_before = held_before.release_id AND month_held.month = held_before.month
    ),

    cell AS (
        SELECT DISTINCT
            both_hold.*,
            given.part
        FROM both_hold
        INNER JOIN given
            ON
                both_hold.month = given.month
                AND given.release_id IN (both_hold.release_id, both_hold.release_before)
    )

    SELECT
        cell.month,
        cell.part,
        cell.published_before_date,
        coalesce(earlier.spend_gbp, 0)::decimal(18, 4) AS spend_before_gbp,
        cell.published_date,
        coalesce(later.spend_gbp, 0)::decimal(18, 4) AS spend_gbp,
        (coalesce(later.spend_gbp, 0) - coalesce(earlier.spend_gbp, 0))::decimal(18, 4) AS difference_gbp,
        coalesce(earlier.invoice_count, 0)::bigint AS invoice_before_count,
        coalesce(later.invoice_count, 0)::bigint AS invoice_count,
        cell.release_id
    FROM cell
    LEFT JOIN given AS earlier
        ON
            cell.release_before = earlier.release_id
            AND cell.month = earlier.month
            AND cell.part = earlier.part
    LEFT JOIN given AS later
        ON cell.release_id = later.release_id AND cell.month = later.month AND cell.part = later.part;
