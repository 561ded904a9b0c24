-- Where the work of opportunities is done
--
-- Why it matters: The promise of the frameworks is a market for suppliers in every part of the country.
--
-- How to read it: Each opportunity has one place. Offsite is at the supplier's own place, wherever that is.
--
-- Method: Opportunities of the newest publication by the place of work as published, as a share of all that have one.
-- No share on fewer than 10 opportunities.
--
-- Excludes: Opportunities that were still open when the file was published, and those without a place.
--
-- Caveats: The place of work is where the buyer wants the work done, not where the supplier is.
SELECT
    work_location,
    count(*) AS opportunity_count,
    share_on_base(count(*), sum(count(*)) OVER (), sum(count(*)) OVER ()) AS place_percent,
    (sum(count(*)) OVER ())::BIGINT AS place_opportunity_count
FROM opportunity
WHERE work_location IS NOT NULL
GROUP BY work_location
ORDER BY opportunity_count DESC, work_location ASC
