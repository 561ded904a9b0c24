-- The county of each district that had or has one above it.

SELECT
    buyer_id,
    county_buyer_id,
    evidence
FROM reference_council_counties
