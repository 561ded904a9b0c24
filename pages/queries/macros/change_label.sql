-- A kind of change in words: month_added is Month added.
CREATE MACRO change_label(kind) AS upper(left(kind, 1)) || replace(substr(kind, 2), '_', ' ');
