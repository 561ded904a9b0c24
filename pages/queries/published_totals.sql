-- Cumulative G-Cloud sales as published, 2013 to 2024
--
-- Why it matters: The monthly files held here stop early. Totals that were published later show where the frameworks
-- went, and where they stood when the report appeared in January 2018.
--
-- How to read it: Each point is one published total, with the publication that it was read in. Points are joined only
-- to guide the eye.
--
-- Method: Figures as published, each read in the publication named. G-Cloud alone, without VAT, from April 2012.
--
-- Excludes: Digital Outcomes and Specialists, and totals of the whole Digital Marketplace, which have another base.
--
-- Caveats: Published totals are restated, rounded by the press, and partly commentators' readings of the published
-- file. The last point is dated by its publication: the last month that it covers is not stated.
SELECT
    as_at_date,
    value AS spend_gbp,
    published_in,
    address,
    note,
    as_at_date = DATE '2017-12-31' AS is_report_position
FROM published_figure
WHERE indicator = 'g_cloud_cumulative_spend' AND breakdown = 'total'
ORDER BY as_at_date, published_in
