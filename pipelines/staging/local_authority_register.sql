-- The newest register of local authorities, corrected and added to by hand, typed, or with the reason for refusal.

WITH correction AS (
    SELECT
        buyer_id,
        any_value(corrected_value) FILTER (WHERE column_name = 'region') AS region,
        any_value(corrected_value) FILTER (WHERE column_name = 'county') AS county
    FROM reference_local_authority_corrections
    GROUP BY buyer_id
),

kind (code, authority_type) AS (
    VALUES
    ('NMD', 'District'),
    ('UA', 'Unitary'),
    ('MD', 'Metropolitan district'),
    ('SCO', 'Scottish council'),
    ('LBO', 'London borough'),
    ('NID', 'Northern Ireland district'),
    ('WPA', 'Welsh council'),
    ('CTY', 'County'),
    ('CC', 'City of London'),
    -- Combined authorities and the Greater London Authority are no principal councils.
    ('COMB', NULL),
    ('SRA', NULL)
),

listed AS (
    SELECT
        published.* EXCLUDE (region, county),
        coalesce(correction.region, published.region) AS region,
        coalesce(correction.county, published.county) AS county
    FROM raw_local_authority_register AS published
    LEFT JOIN correction ON published.code = correction.buyer_id
    UNION ALL BY NAME
    SELECT
        buyer_id AS code,
        buyer_name AS official_name,
        authority_type,
        nation,
        region,
        start_date,
        end_date
    FROM reference_local_authority_additions
),

-- Some end dates are the last day, some the first day of the successor: a body has gone by the day on which
-- one of its successors starts.
successor_start AS (
    SELECT
        closed.code,
        max(successor.start_date) AS start_date
    FROM listed AS closed
    INNER JOIN listed AS successor ON list_contains(string_split(closed.replaced_by, ','), successor.code)
    WHERE closed.end_date = successor.start_date
    GROUP BY closed.code
),

typed AS (
    SELECT
        listed.release_id,
        listed.line,
        listed.row_sha256,
        listed.defect,
        kind.authority_type,
        listed.nice_name,
        listed.other_names,
        listed.replaced_by,
        nullif(listed.code, '') AS buyer_id,
        nullif(listed.official_name, '') AS buyer_name,
        CASE WHEN kind.authority_type IS NULL THEN 'combined_authority' ELSE 'local_authority' END AS buyer_type,
        kind.code IS NOT NULL AS is_known_kind,
        nullif(listed.nation, '') AS nation,
        nullif(listed.region, '') AS region,
        nullif(listed.county, '') AS county_buyer_id,
        nullif(listed.population_2020, '') AS population_text,
        nullif(listed.start_date, '') AS start_text,
        nullif(listed.end_date, '') AS end_text,
        try_cast(try_cast(listed.population_2020 AS DOUBLE) AS BIGINT) AS population,
        coalesce(try_cast(listed.latitude AS DOUBLE), try_cast(centre.latitude AS DOUBLE)) AS latitude,
        coalesce(try_cast(listed.longitude AS DOUBLE), try_cast(centre.longitude AS DOUBLE)) AS longitude,
        try_cast(listed.start_date AS DATE) AS start_date,
        CASE
            WHEN successor_start.start_date IS NOT NULL THEN try_cast(listed.end_date AS DATE) - 1
            ELSE try_cast(listed.end_date AS DATE)
        END AS end_date,
        nullif(listed.gss_code, '') AS buyer_id_gss
    FROM listed
    LEFT JOIN kind ON listed.authority_type = kind.code
    LEFT JOIN reference_council_centres AS centre ON listed.code = centre.buyer_id
    LEFT JOIN successor_start ON listed.code = successor_start.code
)

SELECT
    * EXCLUDE (defect, is_known_kind, population_text, start_text, end_text),
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN buyer_id IS NULL THEN 'The code is empty'
        WHEN buyer_name IS NULL THEN 'The official name is empty'
        WHEN NOT is_known_kind THEN 'The type of authority is not known'
        WHEN nation IS NULL OR nation NOT IN ('England', 'Scotland', 'Wales', 'Northern Ireland')
            THEN 'The nation is not known'
        WHEN start_text IS NOT NULL AND start_date IS NULL THEN 'The start date is not a date'
        WHEN end_text IS NOT NULL AND end_date IS NULL THEN 'The end date is not a date'
        WHEN end_date < start_date THEN 'The end date is before the start date'
        WHEN population_text IS NOT NULL AND population IS NULL THEN 'The population is not a number'
    END AS reason
FROM typed
