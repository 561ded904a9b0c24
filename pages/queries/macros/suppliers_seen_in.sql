-- In which sources suppliers were seen: how many in each combination, how many of them for sure, and how often.
CREATE TABLE suppliers_seen_in AS
SELECT
    seen_in,
    count(*) AS supplier_count,
    count(*) FILTER (WHERE supplier_identity LIKE 'Sure%') AS sure_count,
    count(*) FILTER (WHERE supplier_identity LIKE 'Uncertain%') AS uncertain_count,
    sum(invoice_count)::BIGINT AS invoice_count,
    sum(opportunity_award_count)::BIGINT AS opportunity_award_count,
    sum(notice_award_count)::BIGINT AS notice_award_count,
    any_value(place_count) AS place_count
FROM supplier_seen()
GROUP BY seen_in;
