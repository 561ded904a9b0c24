-- What differs from the snapshot before, after what earlier snapshots had brought: a log that only grows.
--
-- Compared is only what the snapshot before had a table of (previous_table): a first snapshot brings no change, and one
-- built before methods were kept says nothing of methods.

WITH month_now AS (
    SELECT
        month,
        sum(spend_gbp) AS spend_gbp
    FROM spend
    GROUP BY month
),

month_before AS (
    SELECT
        month,
        sum(spend_gbp) AS spend_before_gbp
    FROM previous_spend
    GROUP BY month
),

changed_month (change_kind, code, subject, month, value_before, value_after, spend_before_gbp, spend_gbp) AS (
    SELECT
        CASE
            WHEN month_before.month IS NULL THEN 'month_added'
            WHEN month_now.month IS NULL THEN 'month_gone'
            ELSE 'month_restated'
        END,
        strftime(coalesce(month_now.month, month_before.month), '%Y-%m'),
        strftime(coalesce(month_now.month, month_before.month), '%B %Y'),
        coalesce(month_now.month, month_before.month),
        NULL,
        NULL,
        month_before.spend_before_gbp,
        month_now.spend_gbp
    FROM month_now
    FULL JOIN month_before ON month_now.month = month_before.month
    WHERE
        'spend' IN (SELECT previous_table.table_name FROM previous_table)
        AND month_now.spend_gbp IS DISTINCT FROM month_before.spend_before_gbp
),

spend_of_name AS (
    SELECT
        buyer_name_published,
        sum(spend_gbp) AS spend_gbp
    FROM spend
    GROUP BY buyer_name_published
),

-- A name that both snapshots have, with another decision. Names that a new file brings are no decision changed.
changed_name AS (
    SELECT
        CASE
            WHEN before.buyer_id IS NULL AND decided.buyer_id IS NOT NULL THEN 'name_matched'
            ELSE 'name_decided_anew'
        END AS change_kind,
        decided.source || '/' || decided.buyer_name_published AS code,
        decided.buyer_name_published AS subject,
        NULL::DATE AS month,
        coalesce(buyer_before.buyer_name, before.buyer_type) AS value_before,
        coalesce(buyer.buyer_name, decided.buyer_type) AS value_after,
        NULL::DECIMAL(18, 4) AS spend_before_gbp,
        spend_of_name.spend_gbp
    FROM buyer_name AS decided
    INNER JOIN previous_buyer_name AS before
        ON decided.source = before.source AND decided.buyer_name_published = before.buyer_name_published
    LEFT JOIN buyer ON decided.buyer_id = buyer.buyer_id
    LEFT JOIN previous_buyer AS buyer_before ON before.buyer_id = buyer_before.buyer_id
    LEFT JOIN spend_of_name ON decided.buyer_name_published = spend_of_name.buyer_name_published
    WHERE
        decided.buyer_id IS DISTINCT FROM before.buyer_id
        OR decided.buyer_type IS DISTINCT FROM before.buyer_type
),

purchase_now AS (
    SELECT buyer_id
    FROM spend
    WHERE buyer_id IS NOT NULL
    GROUP BY buyer_id, month
    HAVING sum(spend_gbp) > 0
),

purchase_before AS (
    SELECT buyer_id
    FROM previous_spend
    WHERE buyer_id IS NOT NULL
    GROUP BY buyer_id, month
    HAVING sum(spend_gbp) > 0
),

bought_now AS (
    SELECT DISTINCT buyer_id
    FROM purchase_now
),

bought_before AS (
    SELECT DISTINCT buyer_id
    FROM purchase_before
),

changed_buyer AS (
    SELECT
        CASE WHEN bought_before.buyer_id IS NULL THEN 'buyer_new' ELSE 'buyer_gone' END AS change_kind,
        coalesce(bought_now.buyer_id, bought_before.buyer_id) AS code,
        coalesce(buyer.buyer_name, buyer_before.buyer_name) AS subject
    FROM bought_now
    FULL JOIN bought_before ON bought_now.buyer_id = bought_before.buyer_id
    LEFT JOIN buyer ON coalesce(bought_now.buyer_id, bought_before.buyer_id) = buyer.buyer_id
    LEFT JOIN previous_buyer AS buyer_before
        ON coalesce(bought_now.buyer_id, bought_before.buyer_id) = buyer_before.buyer_id
    WHERE
        'spend' IN (SELECT previous_table.table_name FROM previous_table)
        AND (bought_now.buyer_id IS NULL OR bought_before.buyer_id IS NULL)
),

changed_method AS (
    SELECT
        CASE
            WHEN before.method_name IS NULL THEN 'method_new'
            WHEN method.method_name IS NULL THEN 'method_gone'
            ELSE 'method_changed'
        END AS change_kind,
        coalesce(method.method_kind, before.method_kind) || ' ' || coalesce(method.method_name, before.method_name)
            AS subject,
        left(before.method_sha256, 12) AS value_before,
        left(method.method_sha256, 12) AS value_after
    FROM method
    FULL JOIN previous_method AS before
        ON method.method_kind = before.method_kind AND method.method_name = before.method_name
    WHERE
        'method' IN (SELECT previous_table.table_name FROM previous_table)
        AND method.method_sha256 IS DISTINCT FROM before.method_sha256
),

changed AS (
    SELECT * FROM changed_month
    UNION ALL BY NAME
    SELECT * FROM changed_name
    UNION ALL BY NAME
    SELECT * FROM changed_buyer
    UNION ALL BY NAME
    SELECT
        *,
        subject AS code
    FROM changed_method
)

SELECT
    snapshot_name,
    change_kind,
    subject,
    month,
    value_before,
    value_after,
    spend_before_gbp,
    spend_gbp,
    change_id
FROM previous_change
UNION ALL
SELECT
    this_snapshot.snapshot_name,
    changed.change_kind,
    changed.subject,
    changed.month,
    changed.value_before,
    changed.value_after,
    changed.spend_before_gbp::DECIMAL(18, 4) AS spend_before_gbp,
    changed.spend_gbp::DECIMAL(18, 4) AS spend_gbp,
    this_snapshot.snapshot_name || '/' || changed.change_kind || '/' || changed.code AS change_id
FROM changed
CROSS JOIN this_snapshot
