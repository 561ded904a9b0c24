-- Each supplier's name as published, with the code under which its spellings are folded together.
--
-- Folded is only what cannot tell two companies apart: case, accents, punctuation and spaces, "&" for "and",
-- "Limited" for "Ltd", and a trading name behind a legal one ("Ninian Solutions Ltd T/A Huddle"). A trading name
-- is left in place where no legal form stands before it, because then it is not sure which part is the company.
-- Legal forms are kept: a Ltd and a plc of one name, or a name with and without its form, are different companies
-- as far as the files can tell.
-- The name alone decides, and never a number in a register that a notice gives: what is counted of sales is then the
-- same whatever notices are held. How sure a supplier is, the macro supplier_identity says from those numbers.

WITH lowered AS (
    SELECT
        *,
        replace(replace(lower(strip_accents(trim(supplier_name_published))), '&', ' and '), '@', ' at ') AS lower_name
    FROM published_supplier
),

legal AS (
    SELECT
        *,
        regexp_replace(
            lower_name, '^(.*\b(?:ltd|limited|plc|llp|inc)\b[^\p{L}\p{N}]*)\s(?:t/a|trading as)\s.*$', '\1'
        ) AS legal_name
    FROM lowered
),

plain AS (
    SELECT
        *,
        trim(regexp_replace(legal_name, '[^\p{L}\p{N}]+', ' ', 'g')) AS plain_name
    FROM legal
)

SELECT
    source,
    supplier_name_published,
    line_count,
    CASE
        -- A name of nothing but punctuation still needs a code of its own.
        WHEN plain_name = '' THEN 'supplier-' || left(sha256(supplier_name_published), 8)
        ELSE replace(regexp_replace(plain_name, '\blimited$', 'ltd'), ' ', '-')
    END AS supplier_id
FROM plain
