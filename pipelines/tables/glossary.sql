-- What the words mean, from the reviewed list.

SELECT
    word,
    meaning,
    not_to_say
FROM reference_glossary
