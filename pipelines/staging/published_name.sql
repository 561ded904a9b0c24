-- Every spelling of a buyer's name in a source, from which day to which it was used, and its spend in the newest
-- publication; names in notices and opportunities have none.

WITH newest AS (
    SELECT
        source,
        buyer_name_published,
        sum(spend_gbp) AS spend_gbp
    FROM newest_sales
    GROUP BY source, buyer_name_published
)

SELECT
    sale.source,
    sale.buyer_name_published,
    min(sale.month) AS first_date,
    last_day(max(sale.month)) AS last_date,
    coalesce(any_value(newest.spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp
FROM sales AS sale
LEFT JOIN newest ON sale.source = newest.source AND sale.buyer_name_published = newest.buyer_name_published
WHERE sale.reason IS NULL
GROUP BY sale.source, sale.buyer_name_published
UNION ALL
SELECT
    source,
    buyer_name_published,
    min(first_notice_date) AS first_date,
    max(last_notice_date) AS last_date,
    0::DECIMAL(18, 4) AS spend_gbp
FROM compiled_notice
WHERE buyer_name_published IS NOT NULL
GROUP BY source, buyer_name_published
UNION ALL
SELECT
    'digital_outcomes_opportunities' AS source,
    buyer_name_published,
    min(advertised_date) AS first_date,
    max(advertised_date) AS last_date,
    0::DECIMAL(18, 4) AS spend_gbp
FROM digital_outcomes_opportunities
WHERE reason IS NULL
GROUP BY buyer_name_published
