-- Status and applications of each opportunity as each publication gave them: what changed shows side by side.

SELECT
    opportunity.release_id,
    held.published_date,
    opportunity.opportunity_id,
    opportunity.opportunity_status,
    opportunity.sme_application_count,
    opportunity.large_application_count,
    opportunity.application_count
FROM digital_outcomes_opportunities AS opportunity
INNER JOIN release_digital_outcomes_opportunities AS held ON opportunity.release_id = held.release_id
WHERE opportunity.reason IS NULL
