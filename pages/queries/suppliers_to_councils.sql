-- Which suppliers sell to councils, and to how many?
--
-- Why it matters: Councils look for suppliers that know councils; small suppliers look for a way in.
--
-- How to read it: Alphabetical. A supplier is listed where its sales to councils in the selection exceed zero.
--
-- Method: Spend of councils by supplier up to the last final month; counted are councils whose own spend with the
-- supplier is above zero.
--
-- Excludes: The newest month, which is provisional; combined authorities and joint bodies.
--
-- Caveats: Direct sales only: who works for a supplier behind it is not reported. Spellings of a supplier's name are
-- folded only where they cannot be two companies.
WITH sold AS (
    SELECT
        selection.supplier_id,
        selection.buyer_id,
        sum(selection.spend_gbp) AS spend_gbp,
        sum(selection.invoice_count) AS invoice_count
    FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
    INNER JOIN buyer ON selection.buyer_id = buyer.buyer_id
    WHERE
        buyer.buyer_type = 'local_authority'
        AND selection.month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
        AND ($region IS NULL OR $region IN (buyer.nation, buyer.region))
    GROUP BY selection.supplier_id, selection.buyer_id
)

SELECT
    supplier.supplier_name,
    count(*) FILTER (WHERE sold.spend_gbp > 0) AS council_count,
    sum(sold.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(sold.invoice_count)::BIGINT AS invoice_count,
    supplier.supplier_id
FROM sold
INNER JOIN supplier ON sold.supplier_id = supplier.supplier_id
GROUP BY supplier.supplier_name, supplier.supplier_id
HAVING sum(sold.spend_gbp) > 0
ORDER BY lower(supplier.supplier_name), supplier.supplier_id
