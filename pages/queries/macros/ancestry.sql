-- Each body with itself and with every body that it follows, however long ago.
CREATE TABLE ancestry AS
WITH RECURSIVE descent AS (
    SELECT
        buyer_id,
        buyer_id AS ancestor_id
    FROM buyer
    UNION
    SELECT
        buyer_succession.successor_buyer_id,
        descent.ancestor_id
    FROM descent
    INNER JOIN buyer_succession ON descent.buyer_id = buyer_succession.buyer_id
)

SELECT
    buyer_id,
    ancestor_id
FROM descent;
