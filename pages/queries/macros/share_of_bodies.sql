-- A share of a number of bodies, in per cent; none on fewer than 10, where one body would move it by 10 points.
CREATE MACRO share_of_bodies(part, whole) AS CASE WHEN whole >= 10 THEN 100 * part::double / whole END;
