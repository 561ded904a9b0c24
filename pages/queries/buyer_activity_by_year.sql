-- What each chosen body bought and advertised, year by year
--
-- Why it matters: Spend alone does not show whether a body lets others compete for it.
--
-- How to read it: One row a body and financial year of which a file holds anything: its spend through the frameworks,
-- opportunities that it published under Digital Outcomes and Specialists, and notices. [x] is a year that no such file
-- covers, or a body that the service does not cover; 0 is none.
--
-- Method: The body's own, without predecessors. Spend up to the last final month; opportunities by the day of their
-- publication; notices by the day of the first one held, of Contracts Finder and Find a Tender. A body in Scotland,
-- Wales or Northern Ireland, or devolved, is never scored on Contracts Finder.
--
-- Excludes: The newest month of sales, which is provisional; opportunities that were still open when the file was
-- published; buyers' names that are not matched to a body.
--
-- Caveats: Files cover a part of a year, often: what they cover is said below the table. Where few notices are held, 0
-- does not mean that a body advertised nothing. Low use of the frameworks is not low use of the cloud: bodies buy in
-- other ways too.
WITH body AS (
    SELECT
        *,
        is_on_contracts_finder(buyer_type, nation) AS is_on_service
    FROM chosen_body($buyer)
),

sold AS (
    SELECT
        financial_year,
        buyer_id,
        spend_gbp
    FROM spend
    WHERE month <= (SELECT final_month.month FROM as_at(NULL) AS final_month)
),

noticed AS (
    SELECT
        notice_service,
        financial_year_of(first_notice_date) AS financial_year
    FROM notice
    WHERE notice_service IN ('Contracts Finder', 'Find a Tender')
),

scored AS (
    SELECT
        buyer_id,
        financial_year_of(first_notice_date) AS financial_year
    FROM scored_notice()
),

year_held AS (
    SELECT financial_year FROM sold
    UNION
    SELECT financial_year FROM opportunity
    UNION
    SELECT financial_year FROM noticed
),

covered AS (
    SELECT
        body.*,
        year_held.financial_year,
        year_held.financial_year IN (SELECT sold.financial_year FROM sold) AS has_sales,
        year_held.financial_year IN (SELECT opportunity.financial_year FROM opportunity) AS has_opportunities,
        year_held.financial_year IN (
            SELECT noticed.financial_year
            FROM noticed
            WHERE body.is_on_service OR noticed.notice_service = 'Find a Tender'
        ) AS has_notices
    FROM body
    CROSS JOIN year_held
)

SELECT
    covered.buyer_name,
    covered.financial_year,
    CASE
        WHEN covered.has_sales THEN (
            SELECT coalesce(sum(sold.spend_gbp), 0)
            FROM sold
            WHERE sold.buyer_id = covered.buyer_id AND sold.financial_year = covered.financial_year
        )
    END::DECIMAL(18, 4) AS spend_gbp,
    CASE
        WHEN covered.has_opportunities THEN (
            SELECT count(*)
            FROM opportunity
            WHERE opportunity.buyer_id = covered.buyer_id AND opportunity.financial_year = covered.financial_year
        )
    END AS opportunity_count,
    CASE
        WHEN covered.has_notices THEN (
            SELECT count(*)
            FROM scored
            WHERE scored.buyer_id = covered.buyer_id AND scored.financial_year = covered.financial_year
        )
    END AS notice_count,
    files.sales_covered,
    files.opportunities_covered,
    files.notices_covered,
    covered.buyer_id
FROM covered
CROSS JOIN files_cover AS files
ORDER BY covered.place, covered.financial_year
