-- When the next publication of each source is expected
--
-- Why it matters: It says whether to wait for newer numbers.
--
-- How to read it: One row a source. [x] means that the publisher does not say.
--
-- Method: As the publisher says how often it publishes; no date is worked out from earlier ones.
--
-- Excludes: What this project writes itself.
--
-- Caveats: Publishers do not always keep to what they say.
WITH dated AS (
    SELECT
        source,
        max(published_date) AS published_date
    FROM release
    GROUP BY source
)

SELECT
    listed.source_title,
    listed.publisher,
    dated.published_date,
    listed.updated,
    listed.next_expected
FROM source AS listed
INNER JOIN dated ON listed.source = dated.source
ORDER BY listed.source_title
