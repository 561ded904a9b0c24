-- Publications whose lines and spend in the tables are not those that the text of the publisher's file adds up to.

WITH published AS (
    SELECT * FROM raw_g_cloud_sales
    UNION ALL
    SELECT * FROM raw_digital_outcomes_sales
),

-- Amounts are read in another way than staging does: whatever is neither digit nor point is taken away.
in_file AS (
    SELECT
        published.release_id,
        count(*) AS line_count,
        sum(
            coalesce(nullif(regexp_replace(published.spend, '[^0-9.]', '', 'g'), ''), '0')::DECIMAL(18, 4)
            * CASE WHEN regexp_matches(published.spend, '[-−(]') THEN -1 ELSE 1 END
        ) AS spend_gbp
    FROM published
    ANTI JOIN rejected_row
        ON published.release_id = rejected_row.release_id AND published.line = rejected_row.line
    GROUP BY published.release_id
),

in_table AS (
    SELECT
        release_id,
        sum(invoice_count) AS line_count,
        sum(spend_gbp) AS spend_gbp
    FROM spend_vintage
    GROUP BY release_id
)

SELECT
    format(
        'Table spend_vintage has {} lines and £{} of {}, but the file {} has {} usable lines and £{}. '
        || 'Nothing was published: pipelines/staging/sales.sql or pipelines/tables/spend_vintage.sql '
        || 'loses or repeats lines.',
        coalesce(in_table.line_count, 0)::VARCHAR,
        coalesce(in_table.spend_gbp, 0)::VARCHAR,
        in_file.release_id,
        held.file_name,
        in_file.line_count,
        in_file.spend_gbp::VARCHAR
    ) AS problem
FROM in_file
INNER JOIN release_sales AS held ON in_file.release_id = held.release_id
LEFT JOIN in_table ON in_file.release_id = in_table.release_id
WHERE
    in_file.line_count <> coalesce(in_table.line_count, 0)
    OR in_file.spend_gbp <> coalesce(in_table.spend_gbp, 0)
ORDER BY problem
