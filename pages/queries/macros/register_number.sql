-- A supplier's number in a register, as one text with the code of the register, however it was typed; empty where it
-- cannot be one. Numbers of Companies House have eight places, and zeros in front are often left out.
CREATE MACRO register_number(scheme, registration) AS CASE
    WHEN scheme = 'GB-COH' AND regexp_full_match(trim(registration), '0*[1-9][0-9]{0,7}')
        THEN 'GB-COH-' || right('0000000' || trim(registration), 8)
    WHEN scheme = 'GB-COH' AND regexp_full_match(upper(trim(registration)), '[A-Z][A-Z0-9][0-9]{5}[A-Z0-9]')
        THEN 'GB-COH-' || upper(trim(registration))
    WHEN scheme <> 'GB-COH' AND trim(registration) <> '' THEN scheme || '-' || upper(trim(registration))
END;
