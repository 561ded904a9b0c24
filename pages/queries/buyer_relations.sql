-- What each chosen body came from, gave way to, and belongs with
--
-- Why it matters: What a body bought may stand under the name of one that it took over from, or of one in its group.
--
-- How to read it: One row a chosen body and a body related to it, with the spend of the related one in the selection.
--
-- Method: Predecessors and successors one step away; the parent body, the bodies that belong to it, and bodies of the
-- same parent; the county council of a district, and the districts of a county council, as the register gives them.
-- Spend is that of the related body alone, up to the last final month.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: A district belongs to no county council: both are councils of their own for one area. Groups are as the
-- registers have them, whatever the date. Low use of the frameworks is not low use of the cloud: bodies buy in other
-- ways too.
WITH relation (ours_id, related_id, relation_place, relation, succession_date) AS (
    SELECT
        body.buyer_id AS ours_id,
        step.buyer_id AS related_id,
        1,
        'predecessor',
        step.succession_date
    FROM chosen_body($buyer) AS body
    INNER JOIN buyer_succession AS step ON body.buyer_id = step.successor_buyer_id
    UNION ALL
    SELECT
        body.buyer_id AS ours_id,
        step.successor_buyer_id AS related_id,
        2,
        'successor',
        step.succession_date
    FROM chosen_body($buyer) AS body
    INNER JOIN buyer_succession AS step ON body.buyer_id = step.buyer_id
    UNION ALL
    SELECT
        body.buyer_id AS ours_id,
        body.parent_buyer_id AS related_id,
        3,
        'belongs to',
        NULL
    FROM chosen_body($buyer) AS body
    WHERE body.parent_buyer_id IS NOT NULL
    UNION ALL
    SELECT
        body.buyer_id AS ours_id,
        child.buyer_id AS related_id,
        4,
        'belongs to this body',
        NULL
    FROM chosen_body($buyer) AS body
    INNER JOIN buyer AS child ON body.buyer_id = child.parent_buyer_id
    UNION ALL
    SELECT
        body.buyer_id AS ours_id,
        sibling.buyer_id AS related_id,
        5,
        'same parent',
        NULL
    FROM chosen_body($buyer) AS body
    INNER JOIN buyer AS sibling
        ON body.parent_buyer_id = sibling.parent_buyer_id AND body.buyer_id <> sibling.buyer_id
    UNION ALL
    SELECT
        body.buyer_id AS ours_id,
        body.county_buyer_id AS related_id,
        6,
        'county council of its area',
        NULL
    FROM chosen_body($buyer) AS body
    WHERE body.county_buyer_id IS NOT NULL
    UNION ALL
    SELECT
        body.buyer_id AS ours_id,
        district.buyer_id AS related_id,
        7,
        'district in its area',
        NULL
    FROM chosen_body($buyer) AS body
    INNER JOIN buyer AS district ON body.buyer_id = district.county_buyer_id
),

own_spend AS (
    SELECT
        buyer_id,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    GROUP BY buyer_id
)

SELECT
    body.buyer_name,
    relation.relation,
    related.buyer_name AS related_name,
    relation.succession_date,
    related.end_date,
    coalesce(own_spend.spend_gbp, 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(own_spend.invoice_count, 0)::BIGINT AS invoice_count,
    related.buyer_id
FROM relation
INNER JOIN chosen_body($buyer) AS body ON relation.ours_id = body.buyer_id
INNER JOIN buyer AS related ON relation.related_id = related.buyer_id
LEFT JOIN own_spend ON related.buyer_id = own_spend.buyer_id
ORDER BY body.place, relation.relation_place, related.buyer_name, related.buyer_id
