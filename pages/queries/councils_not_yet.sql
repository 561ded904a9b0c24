-- Councils that have not bought yet
--
-- Why it matters: These are the councils that the report asks the Cabinet Office to reach.
--
-- How to read it: Alphabetical. Every council on the register is either here or in the list of those that have bought.
--
-- Method: Principal councils on the register at the end of the last final month without any month of reported spend
-- above zero by then, their own or a predecessor's, under the chosen lot and supplier size.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: Not having bought through the frameworks does not mean not using the cloud: councils buy in other ways too.
-- A council may also have bought through a joint body or a company of its own.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    register.buyer_name,
    register.region,
    register.authority_type,
    register.buyer_id
FROM council_on_register($region) AS register
LEFT JOIN first_purchase($lot_id, $supplier_size) AS first_purchase
    ON register.buyer_id = first_purchase.buyer_id AND register.month >= first_purchase.month
WHERE
    register.month = (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    AND first_purchase.buyer_id IS NULL
ORDER BY register.buyer_name, register.buyer_id
