-- Suppliers of awards, as published: an award may have several.

SELECT
    supplier.source,
    supplier.ocid,
    supplier.award_number,
    supplier.supplier_number,
    supplier.supplier_name_published,
    supplier_spelling.supplier_id,
    supplier.supplier_scheme,
    supplier.supplier_registration,
    supplier.supplier_scale,
    supplier.supplier_is_vcse
FROM compiled_award_supplier AS supplier
INNER JOIN award
    ON
        supplier.source = award.source
        AND supplier.ocid = award.ocid
        AND supplier.award_number = award.award_number
LEFT JOIN supplier_spelling
    ON
        supplier.source = supplier_spelling.source
        AND supplier.supplier_name_published = supplier_spelling.supplier_name_published
