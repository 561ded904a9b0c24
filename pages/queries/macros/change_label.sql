-- A kind of change in words.
CREATE MACRO change_label(kind) AS CASE kind
    WHEN 'month_added' THEN 'Month added'
    WHEN 'month_restated' THEN 'Month restated'
    WHEN 'month_gone' THEN 'Month gone'
    WHEN 'name_matched' THEN 'Name newly matched'
    WHEN 'name_decided_anew' THEN 'Name decided anew'
    WHEN 'buyer_new' THEN 'Buyer new'
    WHEN 'buyer_gone' THEN 'Buyer gone'
    WHEN 'method_new' THEN 'Method new'
    WHEN 'method_changed' THEN 'Method changed'
    WHEN 'method_gone' THEN 'Method gone'
END;
