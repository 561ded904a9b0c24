-- Responsibilities for technology that stand in no title, each with the page that it was read on.

SELECT
    department_name,
    minister_name,
    responsibility,
    confidence,
    published_in,
    published_date::DATE AS published_date,
    address,
    note
FROM reference_minister_responsibilities
