-- Departments and agencies that have not bought yet
--
-- Why it matters: These are the bodies of central government that the frameworks have not reached.
--
-- How to read it: Alphabetical. Where it is not known whether a body existed that day, the list says so.
--
-- Method: Departments and agencies on the register on the last day of the last final month without any month of
-- reported spend above zero by then, their own or a predecessor's, under the chosen lot and supplier size; and those of
-- which no source tells whether they existed that day.
--
-- Excludes: The newest month, which is provisional; other central bodies, of which there is no complete register.
--
-- Caveats: Not having bought through the frameworks does not mean not using the cloud: a body may buy in other ways, or
-- have its department buy for it.
-- Low use of the frameworks is not low use of the cloud: bodies buy in other ways too.
SELECT
    body.buyer_name,
    buyer_kind(body.buyer_type) AS buyer_kind,
    belongs.department_name,
    body.is_known,
    body.buyer_id
FROM central_body_month(NULL, $lot_id, $supplier_size) AS body
LEFT JOIN department_of((SELECT final_month.month FROM as_at($financial_year) AS final_month)) AS belongs
    ON body.buyer_id = belongs.buyer_id
WHERE
    body.month = (SELECT final_month.month FROM as_at($financial_year) AS final_month)
    AND body.buyer_group IN ('Departments', 'Agencies')
    AND NOT body.has_bought
ORDER BY lower(body.buyer_name), body.buyer_id
