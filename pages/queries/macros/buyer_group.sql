-- The six groups that shares of spend are given in; together they are all spend.
CREATE MACRO buyer_group(kind) AS CASE
    WHEN kind IS NULL THEN 'Not matched'
    WHEN kind IN ('ministerial_department', 'non_ministerial_department') THEN 'Departments'
    WHEN kind = 'executive_agency' THEN 'Agencies'
    WHEN kind = 'other_central' THEN 'Other central bodies'
    WHEN kind = 'local_authority' THEN 'Local authorities'
    ELSE 'Rest of the wider public sector'
END;
