-- Suppliers, each under its most used spelling: that of sales where it has any, so that a supplier is called the same
-- whatever else is held.

SELECT
    supplier_id,
    -- Of two spellings that are used equally often, the first in the alphabet, so that builds agree.
    arg_min(
        supplier_name_published,
        row(source NOT IN ('g_cloud_sales', 'digital_outcomes_sales'), -line_count, supplier_name_published)
    ) AS supplier_name
FROM supplier_key
GROUP BY supplier_id
