-- A kind of central body as it is called on the page.
CREATE MACRO buyer_kind(kind) AS CASE kind
    WHEN 'ministerial_department' THEN 'Ministerial departments'
    WHEN 'non_ministerial_department' THEN 'Non-ministerial departments'
    WHEN 'executive_agency' THEN 'Agencies'
    WHEN 'other_central' THEN 'Other central bodies'
END;
