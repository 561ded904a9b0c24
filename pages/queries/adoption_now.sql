-- Who bought, who stopped, who has not yet, at the last final month
--
-- Why it matters: The report asks for more local authorities and agencies on the Digital Marketplace. A body that
-- bought once and stopped is not one that uses it.
--
-- How to read it: Every body on the register is active (bought in the 12 months to the last final month), lapsed
-- (bought before) or never (no purchase). The half-way month is the first in which half of the register had bought.
--
-- Method: Months of reported spend above zero, a body's own or a predecessor's, against the register of the last day of
-- the last final month. Where one body of a kind may have existed that day or not, only numbers that bought are given.
-- The half-way month needs a complete register of at least 10 bodies: in months before it that lack one, half may have
-- been reached already.
--
-- Excludes: The newest month, which is provisional.
--
-- Caveats: Active and lapsed need 12 months of data. Low use of the frameworks is not low use of the cloud: bodies buy
-- in other ways too.
WITH adoption AS (
    SELECT * -- noqa: AM04
    FROM adoption_month(NULL, $lot_id, $supplier_size, NULL)
    WHERE month <= (SELECT final_month.month FROM as_at($financial_year) AS final_month)
),

half_way AS (
    SELECT
        buyer_group,
        min(month) AS half_way_month
    FROM adoption
    WHERE has_base(register_count) AND 2 * bought_count >= register_count
    GROUP BY buyer_group
)

SELECT
    adoption.month AS as_at_month,
    adoption.buyer_group,
    adoption.active_count,
    adoption.lapsed_count,
    adoption.never_count,
    adoption.bought_count,
    adoption.register_count,
    half_way.half_way_month
FROM adoption
LEFT JOIN half_way ON adoption.buyer_group = half_way.buyer_group
WHERE adoption.month = (SELECT final_month.month FROM as_at($financial_year) AS final_month)
ORDER BY adoption.buyer_group
