-- Who publishes what, under which licence, as each source's module says.

SELECT
    source,
    source_title,
    publisher,
    nullif(address, '') AS address,
    licence,
    licence_address,
    attribution,
    updated,
    nullif(next_expected, '') AS next_expected,
    caveats
FROM project_source
