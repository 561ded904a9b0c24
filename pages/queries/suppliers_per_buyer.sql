-- How many suppliers a buyer uses
--
-- Why it matters: A framework is a market only to those who choose; a buyer with one supplier may not have chosen at
-- all.
--
-- How to read it: Each bar counts buyers by how many suppliers they bought from.
--
-- Method: Suppliers with which a buyer's own net spend in the selection is above zero, up to the last final month. A
-- buyer is a body, or a published name that is decided only to a kind of body or not at all.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: Few suppliers are no fault where little is bought: the lines say how much. Low use of the frameworks is not
-- low use of the cloud: bodies buy in other ways too.
WITH bought AS (
    SELECT
        buyer,
        any_value(buyer_type) AS buyer_type,
        count(*) AS supplier_count,
        sum(spend_gbp) AS spend_gbp,
        sum(invoice_count) AS invoice_count
    FROM supplier_of_buyer($financial_year, $lot_id, $supplier_size)
    GROUP BY buyer
),

band (supplier_band, lowest, highest) AS (
    VALUES
    ('1 supplier', 1, 1),
    ('2 suppliers', 2, 2),
    ('3 to 5', 3, 5),
    ('6 to 10', 6, 10),
    ('11 or more', 11, NULL)
)

SELECT
    band.supplier_band,
    count(bought.buyer) AS buyer_count,
    count(bought.buyer) FILTER (WHERE bought.buyer_type = 'local_authority') AS council_count,
    coalesce(sum(bought.spend_gbp), 0)::DECIMAL(18, 4) AS spend_gbp,
    coalesce(sum(bought.invoice_count), 0)::BIGINT AS invoice_count
FROM band
LEFT JOIN bought
    ON band.lowest <= bought.supplier_count AND (band.highest IS NULL OR band.highest >= bought.supplier_count)
GROUP BY band.supplier_band, band.lowest
ORDER BY band.lowest
