-- Notices that a kind of buyer may be judged by: of Contracts Finder for bodies of England and such as are not
-- devolved, of Find a Tender for all. The buyer is known, so its nation is.
CREATE MACRO scored_notice() AS TABLE
    SELECT
        notice.*, -- noqa: AM04
        body.buyer_name,
        buyer_group(body.buyer_type) AS buyer_group
    FROM notice
    INNER JOIN buyer AS body ON notice.buyer_id = body.buyer_id
    WHERE
        notice.notice_service = 'Find a Tender'
        OR (
            notice.notice_service = 'Contracts Finder'
            AND is_on_contracts_finder(body.buyer_type, body.nation)
        );
