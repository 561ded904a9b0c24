-- The last final month of the data, or of one financial year: the newest month is provisional.
CREATE MACRO as_at(chosen_year) AS TABLE
    SELECT max(month) AS month
    FROM spend_month
    WHERE NOT is_provisional AND (chosen_year IS NULL OR financial_year = chosen_year);
