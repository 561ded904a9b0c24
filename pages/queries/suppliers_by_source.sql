-- Where suppliers are seen: in spend, among winners of opportunities, in awards of notices
--
-- Why it matters: Whether those that sell through the frameworks also win what is advertised shows how open they are.
--
-- How to read it: One row a combination of sources. A supplier stands in one row alone; lines and awards add up to all.
--
-- Method: A supplier is one across the sources where its names fold together: case, punctuation, "&" for "and" and
-- "Limited" for "Ltd" apart, they are the same. It is sure where awards of notices give it one number in a register
-- (Companies House for most), and uncertain where the name alone decides, or where two numbers of one register stand
-- under it. Sales and opportunities give no such numbers. Sales are those up to the last final month.
--
-- Excludes: The newest month, which is provisional. Awards without a published name stand in a row of their own.
--
-- Caveats: The files are of different years, so a supplier seen in one alone may still be in business with others. A
-- company that changed its name, and companies of one group, are several suppliers.
WITH unnamed AS (
    SELECT
        count(*) AS opportunity_award_count,
        0 AS notice_award_count
    FROM opportunity
    WHERE opportunity_status = 'awarded' AND supplier_id IS NULL
    UNION ALL
    SELECT
        0 AS opportunity_award_count,
        count(*) AS notice_award_count
    FROM award_supplier
    WHERE supplier_id IS NULL
)

SELECT
    seen_in,
    supplier_count,
    sure_count,
    uncertain_count,
    invoice_count,
    opportunity_award_count,
    notice_award_count,
    place_count
FROM suppliers_seen_in
UNION ALL
SELECT
    'Without a published name' AS seen_in,
    0 AS supplier_count,
    0 AS sure_count,
    0 AS uncertain_count,
    0 AS invoice_count,
    sum(opportunity_award_count)::BIGINT AS opportunity_award_count,
    sum(notice_award_count)::BIGINT AS notice_award_count,
    0 AS place_count
FROM unnamed
HAVING sum(opportunity_award_count + notice_award_count) > 0
ORDER BY place_count DESC, supplier_count DESC, seen_in ASC
