-- Opportunities a month by category
--
-- Why it matters: A buyer asks for a team and its result, for single specialists, or for people who try a service.
--
-- How to read it: One line a category, which is a lot of the framework. The last month is not whole, so it is in the
-- table alone.
--
-- Method: Opportunities of the newest publication by the month in which they were published, and the lot under which
-- the buyer published them.
--
-- Excludes: Opportunities that were still open when the file was published.
--
-- Caveats: The last months lack what was still open.
WITH month_of_data AS (
    SELECT
        unnest(
            generate_series(
                date_trunc('month', min(advertised_date)), date_trunc('month', max(advertised_date)), INTERVAL 1 MONTH
            )
        )::DATE AS month
    FROM opportunity
),

category AS (
    SELECT DISTINCT
        opportunity.lot_id,
        coalesce(lot.lot_name, opportunity.lot_id) AS lot_name
    FROM opportunity
    LEFT JOIN lot ON opportunity.lot_id = lot.lot_id
),

counted AS (
    SELECT
        date_trunc('month', advertised_date)::DATE AS month,
        lot_id,
        count(*) AS opportunity_count
    FROM opportunity
    GROUP BY date_trunc('month', advertised_date), lot_id
)

SELECT
    month_of_data.month,
    category.lot_name,
    coalesce(counted.opportunity_count, 0)::BIGINT AS opportunity_count
FROM month_of_data
CROSS JOIN category
LEFT JOIN counted ON month_of_data.month = counted.month AND category.lot_id = counted.lot_id
ORDER BY month_of_data.month, category.lot_name
