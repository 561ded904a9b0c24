-- Spend by month and framework
--
-- Why it matters: Each iteration of a framework replaces the one before: their rise and fall shows whether buyers move
-- on to the new terms.
--
-- How to read it: One line a framework. Where the file does not tell the iteration, the line is the whole family.
--
-- Method: Sum of invoice lines by the month that the supplier reported and the framework that the file names.
--
-- Excludes: Nothing.
--
-- Caveats: Invoices under an iteration go on after it has closed to new orders. The newest month is provisional: late
-- returns change it.
SELECT
    selection.month,
    framework.framework_name,
    sum(selection.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(selection.invoice_count)::BIGINT AS invoice_count,
    selection.month = (SELECT max(spend_month.month) FROM spend_month) AS is_provisional,
    framework.framework_family,
    regexp_matches(selection.framework_id, '[0-9]$') AS is_iteration,
    selection.framework_id
FROM selected_spend($financial_year, $lot_id, $supplier_size) AS selection
INNER JOIN framework ON selection.framework_id = framework.framework_id
GROUP BY selection.month, selection.framework_id, framework.framework_name, framework.framework_family
ORDER BY selection.framework_id, selection.month
