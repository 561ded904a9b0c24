-- Nations and regions with councils on the register
--
-- Why it matters: A reader is offered only places that have councils.
--
-- How to read it: One row a nation and region.
--
-- Method: Distinct nations and regions of principal councils on the register at the end of the last final month.
--
-- Excludes: Nothing.
--
-- Caveats: None.
SELECT DISTINCT
    register.nation,
    register.region
FROM council_on_register(NULL) AS register
WHERE register.month = (SELECT final_month.month FROM as_at(NULL) AS final_month)
ORDER BY register.nation, register.region
