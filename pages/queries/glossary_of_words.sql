-- The words of this dashboard, and what they mean
--
-- Why it matters: Officials, journalists and suppliers use the same words for different things.
--
-- How to read it: One row a word, in alphabetical order, with what is not meant by it.
--
-- Method: Each word is defined once, in the project's glossary.
--
-- Excludes: Nothing.
--
-- Caveats: Other publications may use the same words otherwise.
SELECT
    word,
    meaning || coalesce(' Not: ' || not_to_say || '.', '') AS meaning
FROM glossary
ORDER BY lower(word), word
