-- Which groups of councils differ from the UK share by more than chance
--
-- Why it matters: Small groups reach high and low shares by chance alone. This shows which differ by more than that,
-- before anybody explains a difference.
--
-- How to read it: Each mark is a group: how many councils it has, and the share of them that had bought by the end of
-- the last final month. If every council were as likely to have bought as any other in the UK, at most 5 in 100 groups
-- would lie outside the 95% limits, and at most 2 in 1,000 outside the 99.8% limits. A group outside differs by more
-- than chance, which says neither why nor that it did well or badly: this is no league table.
--
-- Method: Councils of the group with a month of reported spend above zero by then, their own or a predecessor's, and
-- all its principal councils on the register on the last day of that month: by nation or region, by council type, and
-- by county with its districts. The limits are exact binomial ones around the UK share: a group lies outside where so
-- many, or so few, have a probability below 2.5% (0.1%) on either side. Groups of fewer than 10 councils have no share
-- and stand in the table alone. The nation or region of the page does not count here.
--
-- Excludes: Combined authorities, the Greater London Authority, joint bodies, and companies that councils own. No such
-- limits are drawn for SME shares: invoice lines of one contract are not independent of each other, so binomial limits
-- would be too narrow.
--
-- Caveats: Councils that buy together are not quite independent either, and a council stands in up to three groups.
-- Low use of the frameworks is not low use of the cloud: councils buy in other ways too.
WITH council AS (
    SELECT every_month.*
    FROM council_month($financial_year, $lot_id, $supplier_size, NULL) AS every_month
    WHERE every_month.month = (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

county AS (
    SELECT
        buyer_id,
        county_buyer_id
    FROM buyer
    WHERE county_buyer_id IS NOT NULL
    UNION
    SELECT
        county_buyer_id AS buyer_id,
        county_buyer_id
    FROM buyer
    WHERE county_buyer_id IS NOT NULL
),

membership AS (
    SELECT
        buyer_id,
        'Nation or region' AS group_kind,
        region AS group_name
    FROM council
    UNION ALL
    SELECT
        buyer_id,
        'Council type' AS group_kind,
        authority_type AS group_name
    FROM council
    UNION ALL
    SELECT
        county.buyer_id,
        'County and its districts' AS group_kind,
        regexp_replace(upper_council.buyer_name, ' County Council$', '') AS group_name
    FROM county
    INNER JOIN council ON county.buyer_id = council.buyer_id
    INNER JOIN buyer AS upper_council ON county.county_buyer_id = upper_council.buyer_id
),

uk AS (
    SELECT
        count(*) FILTER (WHERE has_bought) AS bought_count,
        count(*) AS register_count
    FROM council
)

SELECT
    council.month,
    membership.group_kind,
    membership.group_name,
    count(*) FILTER (WHERE council.has_bought) AS bought_count,
    count(*) AS register_count,
    share_of_bodies(count(*) FILTER (WHERE council.has_bought), count(*)) AS adoption_percent,
    uk.bought_count AS uk_bought_count,
    uk.register_count AS uk_register_count
FROM membership
INNER JOIN council ON membership.buyer_id = council.buyer_id
CROSS JOIN uk
WHERE membership.group_name IS NOT NULL
GROUP BY council.month, membership.group_kind, membership.group_name, uk.bought_count, uk.register_count
ORDER BY membership.group_kind, membership.group_name
