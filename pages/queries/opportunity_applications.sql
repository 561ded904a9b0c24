-- Applications for each opportunity, from SMEs and from large firms
--
-- Why it matters: A framework helps small firms only where they apply.
--
-- How to read it: Medians: half of the opportunities had no more. Opportunities of which a count was not published do
-- not enter the median of that count; [x] is a median of fewer than 10 opportunities.
--
-- Method: Opportunities of the newest publication by lot and by financial year of publication, April to March. The
-- median, and the sum, of the applications that were published; an empty count is unknown, and not none.
--
-- Excludes: Opportunities that were still open when the file was published.
--
-- Caveats: The file has no count of 0: where no firm of a size applied, its count may be what is empty, so that the
-- true medians are at most as high as these. A supplier counts as SME or large as it was labelled when it applied.
SELECT
    opportunity.financial_year,
    coalesce(lot.lot_name, opportunity.lot_id) AS lot_name,
    count(*) AS opportunity_count,
    count(opportunity.sme_application_count) AS sme_known_count,
    sum(opportunity.sme_application_count)::BIGINT AS sme_application_sum,
    CASE
        WHEN has_base(count(opportunity.sme_application_count)) THEN median(opportunity.sme_application_count)
    END AS sme_application_median,
    count(opportunity.large_application_count) AS large_known_count,
    sum(opportunity.large_application_count)::BIGINT AS large_application_sum,
    CASE
        WHEN has_base(count(opportunity.large_application_count)) THEN median(opportunity.large_application_count)
    END AS large_application_median
FROM opportunity
LEFT JOIN lot ON opportunity.lot_id = lot.lot_id
GROUP BY opportunity.financial_year, coalesce(lot.lot_name, opportunity.lot_id)
ORDER BY lot_name, opportunity.financial_year
