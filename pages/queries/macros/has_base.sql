-- Whether a share, rank or direction may be given: not on fewer than 10 invoice lines, bodies or respondents.
CREATE MACRO has_base(base) AS coalesce(base >= 10, FALSE);
