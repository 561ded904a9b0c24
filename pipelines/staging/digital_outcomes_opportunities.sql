-- Opportunities of every release, row by row: typed, or with the reason why a row cannot be used.
--
-- Counts are written as decimals (6.0), and an empty one is not known. A contract's length is given in days where the
-- text says one length and nothing else: "up to 2 years", "3 to 6 months" and days, which may be working days, do not.

WITH known_number (word, number) AS (
    VALUES
    ('one', 1), ('two', 2), ('three', 3), ('four', 4), ('five', 5), ('six', 6), ('seven', 7), ('eight', 8),
    ('nine', 9), ('ten', 10), ('eleven', 11), ('twelve', 12)
),

known_period (word, days) AS (
    VALUES ('week', 7), ('wk', 7), ('month', 365 / 12.0), ('mth', 365 / 12.0), ('year', 365), ('yr', 365)
),

spelt AS (
    SELECT
        *,
        regexp_extract(
            lower(trim(expected_contract_length)),
            '^(\d{1,3}|[a-z]+)(?: ?\(\d+\))? ?-? ?(week|wk|month|mth|year|yr)s?\.?$', ['number', 'period']
        ) AS length_part,
        regexp_extract(lower(trim(open_for)), '^(\d{1,2}) (day|week)s?$', ['number', 'period']) AS open_part,
        nullif(trim(sme_application_count), '') AS sme_text,
        nullif(trim(large_application_count), '') AS large_text,
        nullif(trim(application_count), '') AS application_text,
        nullif(trim(contract_amount), '') AS amount_text,
        nullif(trim(contract_start_date), '') AS start_text,
        nullif(trim(winning_supplier_size), '') AS size_text,
        row_number() OVER (PARTITION BY release_id, trim(opportunity_id) ORDER BY line) AS occurrence
    FROM raw_digital_outcomes_opportunities
),

typed AS (
    SELECT
        spelt.release_id,
        spelt.line,
        spelt.row_sha256,
        spelt.defect,
        spelt.occurrence,
        spelt.sme_text,
        spelt.large_text,
        spelt.application_text,
        spelt.amount_text,
        spelt.start_text,
        spelt.size_text,
        spelt.buyer AS buyer_name_published,
        trim(spelt.opportunity_id) AS opportunity_id,
        trim(spelt.title) AS opportunity_title,
        nullif(trim(spelt.link), '') AS address,
        -- The file calls the first iteration by the name of the family.
        CASE
            WHEN trim(spelt.framework) = 'digital-outcomes-and-specialists' THEN 'digital-outcomes-and-specialists-1'
            WHEN regexp_full_match(trim(spelt.framework), 'digital-outcomes-and-specialists-[2-6]')
                THEN trim(spelt.framework)
        END AS framework_id,
        CASE
            WHEN
                trim(spelt.category) IN (
                    'digital-outcomes', 'digital-specialists', 'user-research-participants', 'user-research-studios'
                )
                THEN trim(spelt.category)
        END AS lot_id,
        nullif(trim(spelt.specialist), '') AS specialist_role,
        nullif(trim(spelt.location), '') AS work_location,
        -- Mail of the government's secure intranet goes by the same name with .gsi in it.
        nullif(
            regexp_replace(lower(trim(spelt.buyer_domain)), '\.g(si|sx|cs-x|se)\.gov\.uk$', '.gov.uk'), ''
        ) AS buyer_domain,
        CASE
            WHEN regexp_full_match(trim(spelt.published_at), '\d{4}-\d{1,2}-\d{1,2}')
                THEN try_strptime(trim(spelt.published_at), '%Y-%m-%d')::DATE
        END AS advertised_date,
        (
            try_cast(spelt.open_part['number'] AS BIGINT)
            * CASE spelt.open_part['period'] WHEN 'week' THEN 7 ELSE 1 END
        ) AS open_days,
        round(
            coalesce(try_cast(spelt.length_part['number'] AS INTEGER), known_number.number) * known_period.days
        )::BIGINT AS contract_days,
        try_cast(regexp_extract(spelt.sme_text, '^(\d+)(\.0+)?$', 1) AS BIGINT) AS sme_application_count,
        try_cast(regexp_extract(spelt.large_text, '^(\d+)(\.0+)?$', 1) AS BIGINT) AS large_application_count,
        try_cast(regexp_extract(spelt.application_text, '^(\d+)(\.0+)?$', 1) AS BIGINT) AS application_count,
        CASE
            WHEN lower(trim(spelt.status)) IN ('closed', 'awarded', 'unsuccessful', 'cancelled')
                THEN lower(trim(spelt.status))
        END AS opportunity_status,
        nullif(trim(spelt.winning_supplier), '') AS supplier_name_published,
        CASE
            WHEN lower(spelt.size_text) IN ('micro', 'small', 'medium', 'large') THEN lower(spelt.size_text)
        END AS winner_size,
        CASE
            WHEN regexp_full_match(spelt.amount_text, '\d+(\.\d{1,4}0*)?')
                THEN try_cast(spelt.amount_text AS DECIMAL(18, 4))
        END AS contract_gbp,
        CASE
            WHEN regexp_full_match(spelt.start_text, '\d{4}-\d{1,2}-\d{1,2}')
                THEN try_strptime(spelt.start_text, '%Y-%m-%d')::DATE
        END AS contract_start_date,
        -- A release_id ends in the date of its vintage.
        right(spelt.release_id, 10) AS vintage
    FROM spelt
    LEFT JOIN known_number ON spelt.length_part['number'] = known_number.word
    LEFT JOIN known_period ON spelt.length_part['period'] = known_period.word
)

SELECT
    * EXCLUDE (
        defect, occurrence, sme_text, large_text, application_text, amount_text, start_text, size_text, vintage
    ),
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN NOT regexp_full_match(opportunity_id, '\d+') THEN 'The opportunity id is not a number'
        WHEN occurrence > 1 THEN 'The opportunity stands in the file already'
        WHEN advertised_date IS NULL THEN 'The published at is not a date in a known form'
        WHEN advertised_date > try_cast(vintage AS DATE) THEN 'The opportunity was published after the file'
        WHEN trim(coalesce(buyer_name_published, '')) = '' THEN 'The buyer is empty'
        WHEN coalesce(opportunity_title, '') = '' THEN 'The opportunity has no title'
        WHEN framework_id IS NULL THEN 'The framework is not one of this source'
        WHEN lot_id IS NULL THEN 'The category is not known'
        WHEN opportunity_status IS NULL THEN 'The status is not known'
        WHEN sme_text IS NOT NULL AND sme_application_count IS NULL
            THEN 'The applications from SMEs are not a whole number'
        WHEN large_text IS NOT NULL AND large_application_count IS NULL
            THEN 'The applications from large organisations are not a whole number'
        WHEN application_text IS NOT NULL AND application_count IS NULL
            THEN 'The total of organisations is not a whole number'
        WHEN size_text IS NOT NULL AND winner_size IS NULL THEN 'The size of the supplier is not known'
        WHEN amount_text IS NOT NULL AND contract_gbp IS NULL
            THEN 'The contract amount is not an amount in pounds with up to four decimals'
        WHEN start_text IS NOT NULL AND contract_start_date IS NULL THEN 'The contract start date is not a date'
    END AS reason
FROM typed
