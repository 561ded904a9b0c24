-- The recommendations of Procuring the Smarter State, 30 January 2018, as the press gave them
--
-- Why it matters: This dashboard follows what the report asks for. These are its recommendations, each with a few of
-- its words and where they were read.
--
-- How to read it: One row a recommendation, summed up in our words.
--
-- Method: Read in the press of the time; the report itself was not at hand.
--
-- Excludes: Recommendations beyond these three, if there were any: none was found.
--
-- Caveats: The third recommendation is known in part: the article as held breaks off in it.
SELECT
    recommendation_id,
    recommendation_title,
    summary,
    quotation,
    known,
    published_in,
    address,
    note
FROM recommendation
ORDER BY recommendation_id
