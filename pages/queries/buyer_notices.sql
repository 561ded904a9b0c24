-- Notices of each chosen body: by which route, for whom, and with what award
--
-- Why it matters: The report asks that Contracts Finder be used to advertise; that is done body by body.
--
-- How to read it: One row a body, service and route. A body without any has one row that says 0. Numbers beyond the
-- count of notices are given only where the body is scored on that service.
--
-- Method: A notice is one contracting process of the body, its buyer matched. Contracts Finder scores bodies of England
-- and such as are not devolved, Find a Tender all; a body in Scotland, Wales or Northern Ireland is never scored on
-- Contracts Finder. Suitable for SMEs is the buyer's own mark.
--
-- Excludes: Buyers that are not matched to a body.
--
-- Caveats: Few notices are held, which may be a sample: a body without any may have published many. Low use of the
-- frameworks is not low use of the cloud: bodies buy in other ways too.
WITH body AS (
    SELECT
        *,
        is_on_contracts_finder(buyer_type, nation) AS is_on_service
    FROM chosen_body($buyer)
),

counted AS (
    SELECT
        body.buyer_id,
        notice.notice_service,
        notice.notice_route,
        notice.notice_service = 'Find a Tender'
        OR (notice.notice_service = 'Contracts Finder' AND body.is_on_service) AS is_scored,
        count(*) AS notice_count,
        count(*) FILTER (WHERE notice.has_tender_notice) AS tender_notice_count,
        count(notice.suitable_for_sme) AS sme_marked_count,
        count(*) FILTER (WHERE notice.suitable_for_sme) AS sme_suitable_count,
        count(*) FILTER (WHERE notice.award_count > 0) AS awarded_notice_count,
        sum(notice.award_count)::BIGINT AS award_count,
        min(notice.first_notice_date) AS first_notice_date,
        max(notice.last_notice_date) AS last_notice_date
    FROM body
    INNER JOIN notice ON body.buyer_id = notice.buyer_id
    GROUP BY body.buyer_id, body.is_on_service, notice.notice_service, notice.notice_route
)

SELECT
    body.buyer_name,
    counted.notice_service,
    counted.notice_route,
    coalesce(counted.notice_count, 0) AS notice_count,
    CASE WHEN counted.is_scored THEN counted.tender_notice_count END AS tender_notice_count,
    CASE WHEN counted.is_scored THEN counted.sme_marked_count END AS sme_marked_count,
    CASE WHEN counted.is_scored THEN counted.sme_suitable_count END AS sme_suitable_count,
    CASE WHEN counted.is_scored THEN counted.awarded_notice_count END AS awarded_notice_count,
    CASE WHEN counted.is_scored THEN counted.award_count END AS award_count,
    counted.first_notice_date,
    counted.last_notice_date,
    body.is_on_service,
    coalesce(counted.is_scored, body.is_on_service) AS is_scored,
    files.notices_covered,
    body.buyer_id
FROM body
CROSS JOIN files_cover AS files
LEFT JOIN counted ON body.buyer_id = counted.buyer_id
ORDER BY body.place, counted.notice_service, counted.notice_route
