-- The SQL behind tables and figures, by checksum, so that the next snapshot can tell which methods changed.

SELECT
    method_kind,
    method_name,
    method_sha256
FROM project_method
