-- Sources and their licences
--
-- Why it matters: Whoever uses a number can name its publisher and knows what the licence allows.
--
-- How to read it: One row a source, with how to name it and what to know before using it.
--
-- Method: As each publisher states it, kept with the code that reads the source.
--
-- Excludes: Nothing.
--
-- Caveats: The lookups and methods are this project's own.
SELECT
    source_title,
    publisher,
    licence,
    attribution,
    caveats,
    address
FROM source
ORDER BY source_title
