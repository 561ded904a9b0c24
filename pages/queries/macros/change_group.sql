-- What a kind of change is about.
CREATE MACRO change_group(kind) AS CASE
    WHEN starts_with(kind, 'month_') THEN 'Months'
    WHEN starts_with(kind, 'name_') THEN 'Names'
    WHEN starts_with(kind, 'buyer_') THEN 'Buyers'
    WHEN starts_with(kind, 'method_') THEN 'Methods'
END;
