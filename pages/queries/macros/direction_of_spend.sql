-- The direction of a buyer's spend from one year to the next: only with 10 lines in both, and above a change of 25%.
CREATE MACRO direction_of_spend(now, before, lines_now, lines_before) AS CASE
    WHEN NOT (has_base(lines_now) AND has_base(lines_before)) OR before <= 0 THEN 'cannot be said'
    WHEN now > before * 1.25 THEN 'up'
    WHEN now < before * 0.75 THEN 'down'
    ELSE 'no clear change'
END;
