-- The lower end of the 95% interval of a change between two percentages, in points, from their Wilson intervals
-- (Newcombe's method); none without both bases.
CREATE MACRO difference_low(before, base_before, after, base_after) AS
after::double - before::double - sqrt(
    pow(after::double - wilson_low(after, base_after), 2)
    + pow(wilson_high(before, base_before) - before::double, 2)
);
