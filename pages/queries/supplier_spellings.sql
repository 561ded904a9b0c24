-- Spellings of suppliers' names that are counted as one
--
-- Why it matters: A supplier under two spellings would look like two smaller ones.
--
-- How to read it: Alphabetical. One row a supplier whose name is spelt in more than one way in sales, among winners of
-- opportunities or in awards of notices.
--
-- Method: Spellings are folded where they differ only in capitals, punctuation, spaces or the form of company.
--
-- Excludes: Suppliers with one spelling.
--
-- Caveats: Two companies of one group stay two suppliers, and so do an old and a new name.
SELECT
    supplier.supplier_name,
    count(DISTINCT spelling.supplier_name_published) AS spelling_count,
    string_agg(DISTINCT spelling.supplier_name_published, '; ' ORDER BY spelling.supplier_name_published) AS spellings,
    supplier.supplier_id
FROM supplier_spelling AS spelling
INNER JOIN supplier ON spelling.supplier_id = supplier.supplier_id
GROUP BY supplier.supplier_id, supplier.supplier_name
HAVING count(DISTINCT spelling.supplier_name_published) > 1
ORDER BY lower(supplier.supplier_name), supplier.supplier_id
