-- For each month of the data the one department on its register that each central body is, belongs or belonged to; none
-- where two would fit.
CREATE TABLE department_by_month AS
WITH RECURSIVE register AS (
    SELECT * -- noqa: AM04
    FROM central_body_by_month
),

-- From a body to its parent; from a department that is gone to those that followed it.
link AS (
    SELECT
        data_month.month,
        buyer.buyer_id,
        buyer.parent_buyer_id AS next_id
    FROM data_month
    CROSS JOIN buyer
    WHERE buyer_group(buyer.buyer_type) IN ('Agencies', 'Other central bodies')
    UNION
    SELECT
        data_month.month,
        gone.buyer_id,
        step.successor_buyer_id AS next_id
    FROM data_month
    CROSS JOIN buyer AS gone
    INNER JOIN buyer_succession AS step ON gone.buyer_id = step.buyer_id
    LEFT JOIN register ON data_month.month = register.month AND gone.buyer_id = register.buyer_id
    WHERE buyer_group(gone.buyer_type) = 'Departments' AND register.buyer_id IS NULL
),

walk AS (
    SELECT
        data_month.month,
        buyer.buyer_id,
        buyer.buyer_id AS reached_id
    FROM data_month
    CROSS JOIN buyer
    WHERE buyer_group(buyer.buyer_type) IN ('Departments', 'Agencies', 'Other central bodies')
    UNION
    SELECT
        walk.month,
        walk.buyer_id,
        link.next_id AS reached_id
    FROM walk
    INNER JOIN link ON walk.month = link.month AND walk.reached_id = link.buyer_id
)

SELECT
    walk.month,
    walk.buyer_id,
    min(walk.reached_id) AS department_id,
    min(department.buyer_name) AS department_name
FROM walk
INNER JOIN register AS department
    ON
        walk.month = department.month
        AND walk.reached_id = department.buyer_id
        AND department.buyer_group = 'Departments'
GROUP BY walk.month, walk.buyer_id
HAVING count(*) = 1;
