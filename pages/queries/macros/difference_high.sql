-- The upper end of the 95% interval of a change between two percentages, in points, from their Wilson intervals
-- (Newcombe's method); none without both bases.
CREATE MACRO difference_high(before, base_before, after, base_after) AS
after::double - before::double + sqrt(
    pow(wilson_high(after, base_after) - after::double, 2)
    + pow(before::double - wilson_low(before, base_before), 2)
);
