-- Opportunities of each chosen body, and what became of them
--
-- Why it matters: An opportunity that nobody applies for, or that is not awarded, helps neither side.
--
-- How to read it: One row a body and financial year that the file covers: how many it published under Digital Outcomes
-- and Specialists, their outcomes, and applications where their number was published.
--
-- Method: Opportunities of the newest publication, April to March, the body's own. The median of applications is over
-- opportunities with a known total, and none on fewer than 10 of them.
--
-- Excludes: Opportunities that were still open when the file was published; buyers' names that are not matched.
--
-- Caveats: The first and the last year are not whole. An opportunity without a published outcome may have been awarded.
-- A body may have its department or a shared service publish for it. Low use of the frameworks is not low use of the
-- cloud: bodies buy in other ways too.
WITH year_held AS (
    SELECT DISTINCT financial_year
    FROM opportunity
)

SELECT
    body.buyer_name,
    year_held.financial_year,
    count(opportunity.opportunity_id) AS opportunity_count,
    count(*) FILTER (WHERE opportunity.opportunity_status = 'awarded') AS awarded_count,
    count(*) FILTER (WHERE opportunity.opportunity_status = 'unsuccessful') AS unsuccessful_count,
    count(*) FILTER (WHERE opportunity.opportunity_status = 'cancelled') AS cancelled_count,
    count(*) FILTER (WHERE opportunity.opportunity_status = 'closed') AS no_outcome_count,
    coalesce(sum(opportunity.application_count), 0)::BIGINT AS application_sum,
    count(opportunity.application_count) AS known_count,
    CASE
        WHEN has_base(count(opportunity.application_count)) THEN median(opportunity.application_count)
    END AS application_median,
    any_value(files.opportunities_covered) AS opportunities_covered,
    body.buyer_id
FROM chosen_body($buyer) AS body
CROSS JOIN year_held
CROSS JOIN files_cover AS files
LEFT JOIN opportunity
    ON body.buyer_id = opportunity.buyer_id AND year_held.financial_year = opportunity.financial_year
GROUP BY body.place, body.buyer_name, body.buyer_id, year_held.financial_year
ORDER BY body.place, year_held.financial_year
