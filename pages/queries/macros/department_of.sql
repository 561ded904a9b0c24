-- The one department on a month's register that each central body is, belongs or belonged to; none where two would fit.
CREATE MACRO department_of(chosen_month) AS TABLE
    WITH RECURSIVE register AS (
        SELECT * -- noqa: AM04
        FROM central_body_month(NULL, NULL, NULL)
        WHERE month = chosen_month
    ),

    -- From a body to its parent; from a department that is gone to those that followed it.
    link AS (
        SELECT
            buyer_id,
            parent_buyer_id AS next_id
        FROM buyer
        WHERE buyer_group(buyer_type) IN ('Agencies', 'Other central bodies')
        UNION
        SELECT
            gone.buyer_id,
            step.successor_buyer_id AS next_id
        FROM buyer AS gone
        INNER JOIN buyer_succession AS step ON gone.buyer_id = step.buyer_id
        WHERE
            buyer_group(gone.buyer_type) = 'Departments'
            AND gone.buyer_id NOT IN (SELECT register.buyer_id FROM register)
    ),

    walk AS (
        SELECT
            buyer_id,
            buyer_id AS reached_id
        FROM buyer
        WHERE buyer_group(buyer_type) IN ('Departments', 'Agencies', 'Other central bodies')
        UNION
        SELECT
            walk.buyer_id,
            link.next_id AS reached_id
        FROM walk
        INNER JOIN link ON walk.reached_id = link.buyer_id
    )

    SELECT
        walk.buyer_id,
        min(walk.reached_id) AS department_id,
        min(department.buyer_name) AS department_name
    FROM walk
    INNER JOIN register AS department
        ON walk.reached_id = department.buyer_id AND department.buyer_group = 'Departments'
    GROUP BY walk.buyer_id
    HAVING count(*) = 1;
