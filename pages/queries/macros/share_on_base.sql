-- A share in per cent, where its base is not small and the whole is above zero.
CREATE MACRO share_on_base(part, whole, base) AS CASE
    WHEN has_base(base) AND whole > 0 THEN 100 * part::double / whole::double
END;
