-- Which councils bought in one month only?
--
-- Why it matters: They tried the frameworks and have not come back so far: worth asking why.
--
-- How to read it: Alphabetical. The month is the only one in the selection with spend above zero.
--
-- Method: Councils on the register at the end of the last final month with spend above zero in exactly one final month
-- of the selection; spend and invoice lines are those of that month.
--
-- Excludes: The newest month, which is provisional; purchases of predecessors.
--
-- Caveats: A council whose first purchase was in the last months had little time to come back. Councils buy in other
-- ways too.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
WITH bought AS (
    SELECT
        buyer_id,
        any_value(month) AS month,
        sum(spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
        sum(invoice_count)::BIGINT AS invoice_count
    FROM own_purchase_month($financial_year, $lot_id, $supplier_size)
    GROUP BY buyer_id
    HAVING count(*) = 1
)

SELECT
    register.buyer_name,
    register.region,
    register.authority_type,
    bought.month,
    bought.spend_gbp,
    bought.invoice_count,
    register.buyer_id
FROM council_on_register($region) AS register
INNER JOIN bought ON register.buyer_id = bought.buyer_id
WHERE register.month = (SELECT final_month.month FROM as_at($financial_year) AS final_month)
ORDER BY register.buyer_name, register.buyer_id
