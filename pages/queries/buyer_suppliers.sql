-- Who each chosen body bought from
--
-- Why it matters: It shows how many suppliers a body has, and which of them are small.
--
-- How to read it: Alphabetical. One row a body, supplier and the size that the supplier was labelled with. Beside it,
-- where else that supplier is seen, with any buyer, and how sure it is that the names are one company.
--
-- Method: Own spend up to the last final month, by supplier, spellings of suppliers folded. Names of winners of
-- opportunities and in awards of notices are folded alike; a name is sure where awards give it one
-- number in a register.
--
-- Excludes: The newest month, which is provisional; firms that a supplier passes work on to.
--
-- Caveats: A supplier's label can change between publications. Low use of the frameworks is not low use of the cloud:
-- bodies buy in other ways too.
SELECT
    own.buyer_name,
    coalesce(supplier.supplier_name, own.supplier_id) AS supplier_name,
    own.supplier_size,
    sum(own.spend_gbp)::DECIMAL(18, 4) AS spend_gbp,
    sum(own.invoice_count)::BIGINT AS invoice_count,
    min(own.month) AS first_month,
    max(own.month) AS last_month,
    seen.seen_in,
    seen.supplier_identity,
    own.buyer_id
FROM own_selected_spend($buyer, $financial_year, $lot_id, $supplier_size) AS own
LEFT JOIN supplier ON own.supplier_id = supplier.supplier_id
INNER JOIN supplier_seen() AS seen ON own.supplier_id = seen.supplier_id
GROUP BY
    own.place, own.buyer_name, own.buyer_id, supplier.supplier_name, own.supplier_id, own.supplier_size, seen.seen_in,
    seen.supplier_identity
ORDER BY own.place, lower(supplier_name), own.supplier_id, own.supplier_size
