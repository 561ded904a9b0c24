-- The one department on a month's register that each central body is, belongs or belonged to; none where two would fit.
CREATE MACRO department_of(chosen_month) AS TABLE
    SELECT
        buyer_id,
        department_id,
        department_name
    FROM department_by_month
    WHERE month = chosen_month;
