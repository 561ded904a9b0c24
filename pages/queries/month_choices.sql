-- Months of the data
--
-- Why it matters: A reader of the map picks a month.
--
-- How to read it: One row a month from the first to the newest, with its financial year.
--
-- Method: Every month between the first and the newest month of spend; the newest is provisional.
--
-- Excludes: Nothing.
--
-- Caveats: None.
SELECT DISTINCT
    month,
    financial_year_of(month) AS financial_year
FROM council_on_register(NULL)
ORDER BY month
