-- The first chosen body, if it is a council, and its peers on the register at the end of the last final month: the
-- most similar (unless said otherwise), those of its type and nation, of its county, or of the reader's own list.
CREATE MACRO council_and_peers(chosen, chosen_peers, chosen_own, chosen_year) AS TABLE
    WITH ours AS (
        SELECT *
        FROM buyer
        WHERE buyer_id = string_split(chosen, ',')[1] AND buyer_type = 'local_authority'
    ),

    register AS (
        SELECT buyer.*
        FROM buyer
        INNER JOIN council_on_register(NULL) AS listed ON buyer.buyer_id = listed.buyer_id
        WHERE listed.month = (SELECT final_month.month FROM as_at(chosen_year) AS final_month) -- noqa: RF02, RF03
    )

    SELECT
        ours.*, -- noqa: AM04
        TRUE AS is_ours,
        ours.buyer_id IN (SELECT register.buyer_id FROM register) AS on_register
    FROM ours
    UNION ALL
    SELECT
        register.*,
        FALSE AS is_ours,
        TRUE AS on_register
    FROM register
    INNER JOIN ours ON register.buyer_id <> ours.buyer_id
    WHERE
        CASE coalesce(chosen_peers, 'similar') -- noqa: RF02
            WHEN 'similar'
                THEN register.buyer_id IN (
                    SELECT neighbour.neighbour_buyer_id
                    FROM neighbour
                    WHERE
                        neighbour.buyer_id = string_split(chosen, ',')[1] -- noqa: RF02, RF03
                        AND neighbour.neighbour_buyer_id IS NOT NULL
                )
            WHEN 'type' THEN register.authority_type = ours.authority_type AND register.nation = ours.nation
            WHEN 'county'
                THEN
                    register.authority_type = ours.authority_type
                    AND register.county_buyer_id = ours.county_buyer_id
            ELSE list_contains(string_split(chosen_own, ','), register.buyer_id) -- noqa: RF02
        END;
