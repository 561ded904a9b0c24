-- Departments, agencies and other central bodies that have bought
--
-- Why it matters: Whitehall was to lead, and its agencies were to follow: each kind is shown by itself.
--
-- How to read it: Each bar counts the bodies of a kind that had bought by the last final month. The number behind "of"
-- is how many there were that day, where that is known.
--
-- Method: Bodies on the register on the last day of the last final month with a month of reported spend above zero by
-- then, their own or a predecessor's. The register of a kind is complete that day if every body of the kind is known by
-- a source to have existed on it, or not. Where one body may have existed or not, how many there were is not known, and
-- nothing is divided; nor on fewer than 10 bodies. Spend and invoice lines are those of all bodies of the kind, also
-- those that have gone since, in the selection up to then.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: No register of other central bodies is complete on any day, so they are a number only. Bodies that were a
-- department and an agency at once are departments here. Low use of the frameworks is not low use of the cloud.
WITH final_month AS (
    SELECT month FROM as_at($financial_year)
),

kind_spend AS (
    SELECT
        buyer.buyer_type,
        sum(selection.spend_gbp) AS spend_gbp,
        sum(selection.invoice_count) AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
    INNER JOIN buyer ON selection.buyer_id = buyer.buyer_id
    WHERE selection.month <= (SELECT final_month.month FROM final_month)
    GROUP BY buyer.buyer_type
)

SELECT
    body.month AS as_at_month,
    buyer_kind(body.buyer_type) AS buyer_kind,
    count(*) FILTER (WHERE body.has_bought) AS bought_count,
    known_count(bool_and(body.is_known) AND body.buyer_type <> 'other_central', count(*)) AS register_count,
    share_of_bodies(
        count(*) FILTER (WHERE body.has_bought),
        known_count(bool_and(body.is_known) AND body.buyer_type <> 'other_central', count(*))
    ) AS adoption_percent,
    coalesce(any_value(kind_spend.spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(any_value(kind_spend.invoice_count), 0)::BIGINT AS invoice_count
FROM central_body_month(NULL, $lot_id, $supplier_size) AS body
LEFT JOIN kind_spend ON body.buyer_type = kind_spend.buyer_type
WHERE body.month = (SELECT final_month.month FROM final_month)
GROUP BY body.month, body.buyer_type
ORDER BY list_position(
    ['ministerial_department', 'non_ministerial_department', 'executive_agency', 'other_central'], body.buyer_type
)
