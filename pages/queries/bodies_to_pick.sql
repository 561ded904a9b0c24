-- Every public body by every name
--
-- Why it matters: A reader finds a body by any spelling that was ever published.
--
-- How to read it: One row a body and name, the official name first.
--
-- Method: Official names of all bodies, other names that the registers give, and spellings of published files that are
-- decided to a body; each once, whatever its case.
--
-- Excludes: Spellings that are not matched to a body.
--
-- Caveats: Two bodies can have borne one name, one after the other.
WITH named AS (
    SELECT
        buyer_id,
        alias_name
    FROM buyer_alias
    UNION ALL
    SELECT
        buyer_id,
        buyer_name_published AS alias_name
    FROM buyer_name
    WHERE buyer_id IS NOT NULL
)

SELECT
    buyer_id,
    buyer_name,
    buyer_type,
    county_buyer_id,
    end_date,
    NULL AS alias_name
FROM buyer
UNION ALL
SELECT
    buyer.buyer_id,
    buyer.buyer_name,
    buyer.buyer_type,
    buyer.county_buyer_id,
    buyer.end_date,
    min(named.alias_name) AS alias_name
FROM named
INNER JOIN buyer ON named.buyer_id = buyer.buyer_id
WHERE lower(trim(named.alias_name)) <> lower(buyer.buyer_name)
GROUP BY
    buyer.buyer_id, buyer.buyer_name, buyer.buyer_type, buyer.county_buyer_id, buyer.end_date,
    lower(trim(named.alias_name))
ORDER BY lower(buyer_name), buyer_id, alias_name NULLS FIRST
