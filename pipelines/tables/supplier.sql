-- Suppliers, each under its most used spelling.

SELECT
    supplier_id,
    -- Of two spellings that are used equally often, the first in the alphabet, so that builds agree.
    arg_min(supplier_name_published, row(-line_count, supplier_name_published)) AS supplier_name
FROM supplier_key
GROUP BY supplier_id
