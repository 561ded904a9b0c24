-- Who held which ministerial post, when, and what the post's title names.
--
-- The department's own name within a title does not count: the Secretary of State for Digital, Culture, Media and
-- Sport is named after the department.

WITH titled AS (
    SELECT
        *,
        replace(
            post_name, regexp_replace(department_name, '^(Department|Ministry|Office) (for|of) (the )?', ''), ''
        ) AS remit
    FROM ministers
    WHERE reason IS NULL
)

SELECT
    titled.department_name,
    titled.department_start,
    titled.department_end,
    coalesce(reviewed.organisation_kind = 'ministerial department', FALSE) AS is_department,
    body.buyer_id,
    titled.post_name,
    titled.minister_name,
    titled.held_from,
    titled.held_to,
    CASE
        WHEN regexp_matches(titled.remit, '\b(technolog(y|ies)|tech|digital|data)\b', 'i') THEN 'technology'
        WHEN regexp_matches(titled.remit, '\b(sciences?|innovation)\b', 'i') THEN 'science'
        ELSE 'neither'
    END AS title_kind
FROM titled
LEFT JOIN reference_minister_departments AS reviewed ON titled.department_name = reviewed.department_name
LEFT JOIN buyer AS body
    ON
        body.buyer_type = 'ministerial_department'
        AND coalesce(reviewed.register_name, titled.department_name) = body.buyer_name
        AND titled.held_from <= coalesce(body.end_date, DATE '9999-12-31')
        AND titled.held_from >= coalesce(body.start_date, titled.department_start, DATE '0001-01-01')
        AND (titled.department_end IS NULL OR body.start_date IS NULL OR titled.department_end > body.start_date)
