-- Opportunities a month by kind of buyer
--
-- Why it matters: The report asks for more buyers beyond Whitehall; each opportunity is one that came to the market.
--
-- How to read it: One line a kind of buyer. The last month is not whole, so it is in the table alone.
--
-- Method: Opportunities of the newest publication by the month in which they were published. The buyer is known by its
-- mail domain where that is one body's own, else by its name.
--
-- Excludes: Opportunities that were still open when the file was published.
--
-- Caveats: The last months lack what was still open. A buyer of which neither domain nor name tells the kind is not
-- matched.
WITH month_of_data AS (
    SELECT
        unnest(
            generate_series(
                date_trunc('month', min(advertised_date)), date_trunc('month', max(advertised_date)), INTERVAL 1 MONTH
            )
        )::DATE AS month
    FROM opportunity
),

kind AS (
    SELECT DISTINCT buyer_group(buyer_type) AS buyer_group
    FROM opportunity
),

counted AS (
    SELECT
        date_trunc('month', advertised_date)::DATE AS month,
        buyer_group(buyer_type) AS buyer_group,
        count(*) AS opportunity_count
    FROM opportunity
    GROUP BY date_trunc('month', advertised_date), buyer_group(buyer_type)
)

SELECT
    month_of_data.month,
    kind.buyer_group,
    coalesce(counted.opportunity_count, 0)::BIGINT AS opportunity_count
FROM month_of_data
CROSS JOIN kind
LEFT JOIN counted ON month_of_data.month = counted.month AND kind.buyer_group = counted.buyer_group
ORDER BY month_of_data.month, kind.buyer_group
