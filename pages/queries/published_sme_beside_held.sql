-- SME shares as published elsewhere, beside those counted from the files held
--
-- Why it matters: Shares of small and medium-sized firms are quoted in Parliament and in the press. They differ from
-- what the published files add up to, and from file to file.
--
-- How to read it: One row for each published share and each sales file held that covers its months. The difference is
-- the published share less that of the file, in percentage points.
--
-- Method: By value: spend with suppliers labelled SME divided by spend. By volume: invoice lines of suppliers labelled
-- SME divided by invoice lines. From the first month to the figure's last day, or of the one financial year that it
-- names, in each file as it was published. Published shares to a day within the months of a file; none on fewer than 10
-- invoice lines.
--
-- Excludes: Shares published for later months, of central government, and of the whole Digital Marketplace.
--
-- Caveats: Suppliers are labelled anew from publication to publication, and late returns are added. A published share
-- by volume does not say what it counts; here it is set beside invoice lines. The reasons for a difference are known
-- only as far as the note goes.
WITH sale AS (
    SELECT
        vintage.release_id,
        vintage.published_date,
        vintage.month,
        vintage.supplier_size,
        vintage.spend_gbp,
        vintage.invoice_count
    FROM spend_vintage AS vintage
    INNER JOIN lot ON vintage.lot_id = lot.lot_id
    WHERE lot.framework_family = 'G-Cloud'
),

file AS (
    SELECT
        release_id,
        published_date,
        last_day(max(month)) AS last_date
    FROM sale
    GROUP BY release_id, published_date
),

published AS (
    SELECT
        *,
        CASE indicator WHEN 'g_cloud_sme_share_by_value' THEN 'by value' ELSE 'by volume' END AS share_kind,
        CASE WHEN breakdown LIKE 'financial year %' THEN right(breakdown, 7) END AS financial_year
    FROM published_figure
    WHERE indicator IN ('g_cloud_sme_share_by_value', 'g_cloud_sme_share_by_volume')
),

counted AS (
    SELECT
        published.share_kind,
        published.financial_year,
        published.as_at_date,
        published.published_in,
        published.note,
        published.value,
        file.release_id,
        file.published_date AS file_published_date,
        sum(sale.spend_gbp) AS spend_gbp,
        coalesce(sum(sale.spend_gbp) FILTER (WHERE sale.supplier_size = 'SME'), 0) AS sme_spend_gbp,
        sum(sale.invoice_count) AS invoice_count,
        coalesce(sum(sale.invoice_count) FILTER (WHERE sale.supplier_size = 'SME'), 0) AS sme_invoice_count
    FROM published
    INNER JOIN file ON published.as_at_date <= file.last_date
    INNER JOIN sale
        ON
            file.release_id = sale.release_id
            AND published.as_at_date >= sale.month
            AND (published.financial_year IS NULL OR published.financial_year = financial_year_of(sale.month))
    GROUP BY ALL
)

SELECT
    share_kind,
    coalesce(financial_year, 'since the first month') AS share_of_period,
    as_at_date,
    published_in,
    value AS published_percent,
    release_id,
    file_published_date AS published_date,
    CASE share_kind
        WHEN 'by value' THEN share_on_base(sme_spend_gbp, spend_gbp, invoice_count)
        ELSE share_on_base(sme_invoice_count, invoice_count, invoice_count)
    END AS held_percent,
    sme_invoice_count::BIGINT AS sme_invoice_count,
    invoice_count::BIGINT AS invoice_count,
    note
FROM counted
WHERE has_base(invoice_count) AND (share_kind = 'by volume' OR spend_gbp > 0)
ORDER BY as_at_date, share_of_period, share_kind, published_in, published_date
