-- Files of notices, and whether each is everything that an interface gave for a window of time, or a file by itself.

WITH held AS (
    SELECT * FROM release_contracts_finder_notices
    UNION ALL
    SELECT * FROM release_find_a_tender_notices
)

SELECT
    *, -- noqa: AM04
    coalesce(regexp_matches(address, '[?&](publishedFrom|updatedFrom)='), FALSE) AS is_window
FROM held
