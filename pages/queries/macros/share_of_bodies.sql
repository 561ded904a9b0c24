-- A share of a number of bodies, in per cent: the bodies are their own base.
CREATE MACRO share_of_bodies(part, whole) AS share_on_base(part, whole, whole);
