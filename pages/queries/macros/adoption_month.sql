-- Councils, departments and agencies month by month: how many never bought, are active, have lapsed, or are new.
CREATE MACRO adoption_month(chosen_group, chosen_lot, chosen_size, chosen_region) AS TABLE
    WITH body AS (
        SELECT
            month,
            buyer_id,
            'Local authorities' AS buyer_group,
            TRUE AS is_known,
            has_year,
            is_provisional
        FROM council_on_register(chosen_region)
        UNION ALL
        SELECT
            month,
            buyer_id,
            buyer_group,
            is_known,
            has_year,
            is_provisional
        FROM central_body_by_month
        WHERE buyer_group IN ('Departments', 'Agencies')
    ),

    purchase AS (
        SELECT *
        FROM purchase_month(chosen_lot, chosen_size)
    ),

    standing AS (
        SELECT
            body.month,
            body.buyer_group,
            body.is_known,
            body.has_year,
            body.is_provisional,
            min(purchase.month) AS first_month,
            adoption_state(body.month, max(purchase.month)) AS state
        FROM body
        LEFT JOIN purchase ON body.buyer_id = purchase.buyer_id AND body.month >= purchase.month
        WHERE chosen_group IS NULL OR body.buyer_group = chosen_group -- noqa: RF02
        GROUP BY
            body.month, body.buyer_group, body.buyer_id, body.is_known, body.has_year, body.is_provisional
    ),

    changed AS (
        SELECT
            month,
            buyer_group,
            count(*) FILTER (WHERE register_change = 'joined') AS joined_count,
            count(*) FILTER (WHERE register_change = 'left') AS left_count
        FROM register_change(chosen_region)
        GROUP BY month, buyer_group
    ),

    counted AS (
        SELECT
            month,
            buyer_group,
            has_year,
            is_provisional,
            count(*) FILTER (WHERE state <> 'never') AS bought_count,
            count(*) FILTER (WHERE state = 'active') AS active_count,
            count(*) FILTER (WHERE state = 'lapsed') AS lapsed_count,
            known_count(bool_and(is_known), count(*) FILTER (WHERE state = 'never')) AS never_count,
            known_count(bool_and(is_known), count(*)) AS register_count,
            count(*) FILTER (WHERE first_month = month) AS new_count
        FROM standing
        GROUP BY month, buyer_group, has_year, is_provisional
    )

    SELECT
        counted.month,
        counted.buyer_group,
        counted.bought_count,
        CASE WHEN counted.has_year THEN counted.active_count END AS active_count,
        CASE WHEN counted.has_year THEN counted.lapsed_count END AS lapsed_count,
        counted.never_count,
        counted.register_count,
        counted.new_count,
        coalesce(changed.joined_count, 0) AS joined_count,
        coalesce(changed.left_count, 0) AS left_count,
        counted.is_provisional
    FROM counted
    LEFT JOIN changed ON counted.month = changed.month AND counted.buyer_group = changed.buyer_group;
