-- Departments and agencies that were renamed, merged, split or taken back
--
-- Why it matters: A purchase counts for the body that followed, so a comparison of two dates needs to know which it is.
--
-- How to read it: In the order in which they happened, from April 2012 to today; each row is one step from a body to
-- one that followed it.
--
-- Method: Steps between departments, agencies and other central bodies, each with its date and its source. Merged:
-- several bodies were followed by this one on that day. Split: this body was followed by several.
--
-- Excludes: Bodies that closed without one that followed them, and work that moved between bodies that went on.
--
-- Caveats: A change of name is a step, too.
WITH step AS (
    SELECT
        succession.succession_date,
        succession.buyer_id,
        succession.successor_buyer_id,
        succession.evidence,
        gone.buyer_name,
        heir.buyer_name AS successor_name
    FROM buyer_succession AS succession
    INNER JOIN buyer AS gone ON succession.buyer_id = gone.buyer_id
    INNER JOIN buyer AS heir ON succession.successor_buyer_id = heir.buyer_id
    WHERE buyer_group(gone.buyer_type) IN ('Departments', 'Agencies', 'Other central bodies')
)

SELECT
    succession_date,
    buyer_name,
    CASE
        WHEN count(*) OVER (PARTITION BY buyer_id) > 1 THEN 'Split'
        WHEN count(*) OVER (PARTITION BY successor_buyer_id, succession_date) > 1 THEN 'Merged'
        ELSE 'Followed by one body'
    END AS succession_kind,
    successor_name,
    evidence,
    buyer_id
FROM step
ORDER BY succession_date, buyer_name, successor_name
