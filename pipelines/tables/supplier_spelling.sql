-- Every spelling of a supplier's name in a source, and the supplier that it is folded into.

SELECT
    source,
    supplier_name_published,
    supplier_id
FROM supplier_key
