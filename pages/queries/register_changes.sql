-- Bodies that joined or left the register, and why
--
-- Why it matters: Adoption is divided by the register. When bodies merge, begin or close, the share moves although
-- nobody bought, so each change is named.
--
-- How to read it: In the order of time, one row for each body that is on the register on the last day of the month and
-- was not on that of the month before, or the other way round.
--
-- Method: Councils, departments and agencies by the days on which they began and ended. Taken over from, or by: bodies
-- from the list of successions, with what is known of each. A purchase of a body that is gone counts for those that
-- followed.
--
-- Excludes: Changes before the second month of the data and after its newest; bodies of other kinds.
--
-- Caveats: Where the day on which an agency began or ended is not known, the month is the first in which a source
-- shows that it was there, or gone. Low use of the frameworks is not low use of the cloud: bodies buy in other ways
-- too.
WITH related AS (
    SELECT
        succession.successor_buyer_id AS buyer_id,
        'joined' AS register_change,
        string_agg(gone.buyer_name, '; ' ORDER BY gone.buyer_name) AS related_buyer_names
    FROM buyer_succession AS succession
    INNER JOIN buyer AS gone ON succession.buyer_id = gone.buyer_id
    GROUP BY succession.successor_buyer_id
    UNION ALL
    SELECT
        succession.buyer_id,
        'left' AS register_change,
        string_agg(heir.buyer_name, '; ' ORDER BY heir.buyer_name) AS related_buyer_names
    FROM buyer_succession AS succession
    INNER JOIN buyer AS heir ON succession.successor_buyer_id = heir.buyer_id
    GROUP BY succession.buyer_id
)

SELECT
    changed.month,
    changed.buyer_group,
    buyer.buyer_name,
    changed.register_change,
    related.related_buyer_names,
    CASE WHEN changed.register_change = 'joined' THEN buyer.start_date END AS start_date,
    CASE WHEN changed.register_change = 'left' THEN buyer.end_date END AS end_date,
    changed.buyer_id
FROM register_change($region) AS changed
INNER JOIN buyer ON changed.buyer_id = buyer.buyer_id
LEFT JOIN related
    ON changed.buyer_id = related.buyer_id AND changed.register_change = related.register_change
WHERE $financial_year IS NULL OR financial_year_of(changed.month) = $financial_year
ORDER BY changed.month, changed.buyer_group, changed.register_change, buyer.buyer_name, changed.buyer_id
