-- Months covered, newest publication, and what matching covers
--
-- Why it matters: Every figure that depends on matching says what share of spend is matched.
--
-- How to read it: One row for the whole snapshot, whatever the filters.
--
-- Method: First, newest and last final month of spend; share of all spend whose published buyer name is decided to a
-- body on the register or among the reviewed bodies; no share on fewer than 10 invoice lines.
--
-- Excludes: Nothing.
--
-- Caveats: The newest month is provisional.
SELECT
    min(spend.month) AS first_month,
    max(spend.month) AS newest_month,
    (SELECT final_month.month FROM as_at(NULL) AS final_month) AS as_at_month,
    sum(spend.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(spend.invoice_count)::BIGINT AS invoice_count,
    count(DISTINCT spend.buyer_name_published) AS buyer_name_count,
    share_on_base(
        sum(spend.spend_gbp) FILTER (WHERE spend.buyer_id IS NOT NULL), sum(spend.spend_gbp), sum(spend.invoice_count)
    ) AS matched_percent,
    (SELECT max(spend_vintage.published_date) FROM spend_vintage) AS published_date
FROM spend
