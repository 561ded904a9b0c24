-- A count of bodies where every one of them is known to have existed; empty where any may not have.
CREATE MACRO known_count(all_known, number) AS CASE WHEN all_known THEN number END;
