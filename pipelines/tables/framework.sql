-- Frameworks, one iteration a row, from the reviewed list.

SELECT
    framework_id,
    framework_name,
    framework_family,
    start_date::DATE AS start_date,
    planned_end_date::DATE AS planned_end_date,
    end_date::DATE AS end_date,
    extension,
    extension_evidence,
    note,
    evidence
FROM reference_frameworks
