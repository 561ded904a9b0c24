-- Of which time, and how many, the sales (final months), opportunities and notices of the two services are that are
-- held, in words; empty where none are.
CREATE TABLE files_cover AS
WITH sold AS (
    SELECT strftime(min(month), '%B %Y') || ' to ' || strftime(max(month), '%B %Y') AS sales_covered
    FROM spend
    WHERE month <= (SELECT final_month.month FROM as_at(NULL) AS final_month)
),

advertised AS (
    SELECT
        format('{:,} in all, ', count(*))
        || strftime(min(advertised_date), '%-d %B %Y') || ' to ' || strftime(max(advertised_date), '%-d %B %Y')
            AS opportunities_covered
    FROM opportunity
),

noticed AS (
    SELECT
        format('{:,} in all, ', count(*))
        || strftime(min(first_notice_date), '%-d %B %Y') || ' to ' || strftime(max(last_notice_date), '%-d %B %Y')
        || CASE WHEN bool_or(is_from_window) THEN '' ELSE ', a sample' END AS notices_covered
    FROM notice
    WHERE notice_service IN ('Contracts Finder', 'Find a Tender')
)

SELECT
    sold.sales_covered,
    advertised.opportunities_covered,
    noticed.notices_covered
FROM sold
CROSS JOIN advertised
CROSS JOIN noticed;
