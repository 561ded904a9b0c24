-- Of the buyers that began in one financial year, how many still bought in each later one?
--
-- Why it matters: Winning a buyer once is worth little if it does not come back. Nobody else publishes this.
--
-- How to read it: A row is a kind of buyer and the financial year in which its buyers first bought; each cell is the
-- share of them that bought in that later year. Both numbers stand in the table.
--
-- Method: Matched bodies by the financial year of their first month of reported spend above zero, their own or a
-- predecessor's. Of those not known to be gone on the last day of a later financial year, the share with such a month
-- in that year. No share on fewer than 10 bodies.
--
-- Excludes: The newest month, which is provisional. Later years without all their months, and buyers that began in the
-- last full year or after it: there is no later full year to see them in. Names that are not matched to a body.
--
-- Caveats: Buyers of the first year include those that bought before the data begin. Where the first year lacks
-- months, its column says how many it has. Low use of the frameworks is not low use of the cloud: bodies buy in other
-- ways too.
WITH final_month AS (
    SELECT month FROM as_at(NULL)
),

month_of_data AS (
    SELECT month
    FROM data_month
    WHERE month <= (SELECT final_month.month FROM final_month)
),

year_of_data AS (
    SELECT
        financial_year_of(month) AS financial_year,
        last_day(max(month)) AS last_date,
        count(*) AS month_count
    FROM month_of_data
    GROUP BY financial_year_of(month)
),

purchase AS (
    SELECT
        buyer_id,
        financial_year_of(month) AS financial_year
    FROM purchase_month($lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM final_month)
    GROUP BY buyer_id, financial_year_of(month)
),

cohort AS (
    SELECT
        buyer_id,
        min(financial_year) AS cohort_year
    FROM purchase
    GROUP BY buyer_id
),

seen AS (
    SELECT
        buyer_group(buyer.buyer_type) AS buyer_group,
        cohort.cohort_year,
        year_of_data.financial_year,
        purchase.buyer_id IS NOT NULL AS is_active
    FROM cohort
    INNER JOIN buyer ON cohort.buyer_id = buyer.buyer_id
    INNER JOIN year_of_data ON cohort.cohort_year < year_of_data.financial_year AND year_of_data.month_count = 12
    LEFT JOIN purchase
        ON cohort.buyer_id = purchase.buyer_id AND year_of_data.financial_year = purchase.financial_year
    WHERE
        existence(
            year_of_data.last_date,
            buyer.start_date, buyer.start_after_date, buyer.start_by_date,
            buyer.end_date, buyer.end_after_date, buyer.end_by_date
        ) IS DISTINCT FROM FALSE
)

SELECT
    seen.buyer_group,
    seen.cohort_year,
    any_value(began.month_count) AS cohort_month_count,
    seen.financial_year,
    count(*) FILTER (WHERE seen.is_active) AS still_active_count,
    count(*) AS cohort_count,
    share_of_bodies(count(*) FILTER (WHERE seen.is_active), count(*)) AS retention_percent
FROM seen
INNER JOIN year_of_data AS began ON seen.cohort_year = began.financial_year
GROUP BY seen.buyer_group, seen.cohort_year, seen.financial_year
ORDER BY
    list_position(
        ['Local authorities', 'Agencies', 'Departments', 'Other central bodies', 'Rest of the wider public sector'],
        seen.buyer_group
    ),
    seen.cohort_year,
    seen.financial_year
