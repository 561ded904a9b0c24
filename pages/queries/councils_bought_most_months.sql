-- Which councils bought in most months of a year?
--
-- Why it matters: Steady use differs from a single purchase, and such councils can tell others how they did it.
--
-- How to read it: Alphabetical, not a league table. The year is the 12 months up to the last final month, or the
-- financial year that is chosen.
--
-- Method: Councils on the register at the end of the last final month with spend above zero in more than half of the
-- final months of that year. Spend is the sum of those months.
--
-- Excludes: The newest month, which is provisional; purchases of predecessors.
--
-- Caveats: A month is one of reported invoices: one order may be invoiced monthly for years. Councils buy in other ways
-- too.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH year_shown AS (
    SELECT
        final_month.month AS last_month,
        count(DISTINCT spend.month) AS month_count
    FROM as_at($financial_year) AS final_month
    INNER JOIN spend ON final_month.month >= spend.month AND spend.month > final_month.month - INTERVAL 12 MONTH
    WHERE $financial_year IS NULL OR spend.financial_year = $financial_year
    GROUP BY final_month.month
),

bought AS (
    SELECT
        purchase.buyer_id,
        count(*) AS months_bought_count,
        sum(purchase.spend_gbp)::DECIMAL(18, 4) AS spend_gbp
    FROM own_purchase_month($financial_year, $lot_id, $supplier_size) AS purchase
    INNER JOIN year_shown ON purchase.month > year_shown.last_month - INTERVAL 12 MONTH
    GROUP BY purchase.buyer_id
)

SELECT
    register.buyer_name,
    register.region,
    register.authority_type,
    bought.months_bought_count,
    year_shown.month_count,
    bought.spend_gbp,
    register.buyer_id
FROM council_on_register($region) AS register
INNER JOIN year_shown ON register.month = year_shown.last_month
INNER JOIN bought ON register.buyer_id = bought.buyer_id
WHERE 2 * bought.months_bought_count > year_shown.month_count
ORDER BY register.buyer_name, register.buyer_id
