-- Under which names each chosen body was published
--
-- Why it matters: A body's numbers are those of all its spellings: a reader can see which were taken for it, and how.
--
-- How to read it: One row a body, source and spelling, alphabetical.
--
-- Method: Every published spelling that is decided to the body, with its spend and invoice lines over all months, the
-- provisional one too, and no filter. A spelling in opportunities or notices has none of its own.
--
-- Excludes: Spellings that are not matched to any body.
--
-- Caveats: A spelling is decided by rule or by a reviewer; the page Data shows how each was matched. Low use of the
-- frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    body.buyer_name,
    decided.buyer_name_published,
    decided.source,
    decided.match_method,
    coalesce(sum(spend.spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(sum(spend.invoice_count), 0)::BIGINT AS invoice_count,
    body.buyer_id
FROM chosen_body($buyer) AS body
INNER JOIN buyer_name AS decided ON body.buyer_id = decided.buyer_id
LEFT JOIN spend
    ON
        decided.buyer_name_published = spend.buyer_name_published
        AND decided.buyer_id = spend.buyer_id
        -- A name in opportunities or notices has no spend of its own.
        AND decided.source = CASE
            WHEN spend.framework_id LIKE 'digital-outcomes-and-specialists%' THEN 'digital_outcomes_sales'
            ELSE 'g_cloud_sales'
        END
GROUP BY
    body.place, body.buyer_name, body.buyer_id, decided.buyer_name_published, decided.source, decided.match_method
ORDER BY body.place, decided.buyer_name_published, decided.source
