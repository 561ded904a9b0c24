-- Whether a body existed on a day: true, false, or empty where its dates do not tell.
CREATE MACRO existence(
    day, start_date, start_after_date, start_by_date, end_date, end_after_date, end_by_date
) AS CASE
    WHEN day < start_date OR day <= start_after_date OR day > end_date OR day >= end_by_date THEN FALSE
    WHEN day >= coalesce(start_date, start_by_date) AND day <= coalesce(end_date, end_after_date) THEN TRUE
END;
