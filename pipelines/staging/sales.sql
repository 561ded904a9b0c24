-- Sales of every release of each framework family, row by row: typed, or with the reason why a row cannot be used.
--
-- This is the one place where a publisher's months, amounts, lots and frameworks are read. What could mean two
-- things is not read. `add` runs it over the new file alone, `build` over all files.

WITH published AS (
    SELECT
        'g_cloud_sales' AS source,
        'g-cloud' AS family,
        *
    FROM raw_g_cloud_sales
    UNION ALL
    SELECT
        'digital_outcomes_sales' AS source,
        'digital-outcomes-and-specialists' AS family,
        *
    FROM raw_digital_outcomes_sales
),

-- The sectors of the files of 2014, and those that the publisher's own dashboard knew later.
known_sector (sector) AS (
    VALUES
    ('central government'), ('local government'), ('not for profit'), ('health'), ('fire and rescue'),
    ('devolved administrations'), ('education'), ('police'), ('defence'), ('wider public sector'),
    ('utility (historic)'), ('private sector'), ('unregistered or unknown')
),

known_size (size, supplier_size) AS (
    VALUES ('sme', 'SME'), ('large', 'Large')
),

-- G-Cloud counted its lots anew from its ninth iteration on. The lots of Digital Outcomes go by their names.
known_lot (family, lot_number, lot_name, first_iteration, last_iteration, lot_id) AS (
    VALUES
    ('g-cloud', '1', 'infrastructure as a service', 1, 8, 'infrastructure-as-a-service'),
    ('g-cloud', '1', 'iaas', 1, 8, 'infrastructure-as-a-service'),
    ('g-cloud', '2', 'platform as a service', 1, 8, 'platform-as-a-service'),
    ('g-cloud', '2', 'paas', 1, 8, 'platform-as-a-service'),
    ('g-cloud', '3', 'software as a service', 1, 8, 'software-as-a-service'),
    ('g-cloud', '3', 'saas', 1, 8, 'software-as-a-service'),
    ('g-cloud', '4', 'specialist cloud services', 1, 8, 'specialist-cloud-services'),
    ('g-cloud', '4', 'scs', 1, 8, 'specialist-cloud-services'),
    ('g-cloud', '1', 'cloud hosting', 9, 99, 'cloud-hosting'),
    ('g-cloud', '2', 'cloud software', 9, 99, 'cloud-software'),
    ('g-cloud', '3', 'cloud support', 9, 99, 'cloud-support'),
    ('digital-outcomes-and-specialists', NULL, 'digital outcomes', 1, 99, 'digital-outcomes'),
    ('digital-outcomes-and-specialists', NULL, 'digital specialists', 1, 99, 'digital-specialists'),
    ('digital-outcomes-and-specialists', NULL, 'user research studios', 1, 99, 'user-research-studios'),
    ('digital-outcomes-and-specialists', NULL, 'user research participants', 1, 99, 'user-research-participants')
),

known_month (month_name, month_number) AS (
    VALUES
    ('january', '01'), ('february', '02'), ('march', '03'), ('april', '04'), ('may', '05'), ('june', '06'),
    ('july', '07'), ('august', '08'), ('september', '09'), ('october', '10'), ('november', '11'), ('december', '12')
),

roman (numeral, arabic) AS (
    VALUES
    ('i', 1), ('ii', 2), ('iii', 3), ('iv', 4), ('v', 5), ('vi', 6), ('vii', 7), ('viii', 8), ('ix', 9), ('x', 10),
    ('xi', 11), ('xii', 12), ('xiii', 13), ('xiv', 14), ('xv', 15)
),

-- A file has few spellings of a month, so each is read once.
spelt_month AS (
    SELECT DISTINCT
        month AS spelling,
        lower(trim(month, ' ' || chr(9) || chr(160))) AS month_text
    FROM published
),

-- Dates may carry midnight, as spreadsheets write it, or one stray letter, which leaves their meaning certain.
month_part AS (
    SELECT
        spelling,
        month_text,
        regexp_extract(
            month_text, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ t]00:00(?::00)?| ?[a-z])?$',
            ['day', 'month', 'year']
        ) AS british,
        regexp_extract(
            month_text, '^(\d{4})-(\d{2})-(\d{2})(?:[ t]00:00(?::00(?:\.0+)?)?z?| ?[a-z])?$', ['year', 'month', 'day']
        ) AS iso,
        regexp_extract(
            month_text, '^([a-z]{3,9})[ -]?[''’]?(\d{4}|\d{2})(?: ?[a-z])?$', ['month', 'year']
        ) AS named,
        regexp_extract(month_text, '^(\d{5})(?:\.0+)?$', 1) AS serial_number
    FROM spelt_month
),

read_month AS (
    SELECT
        month_part.spelling,
        CASE
            WHEN month_part.british['day'] <> ''
                THEN
                    try_cast(
                        right('20' || month_part.british['year'], 4)
                        || '-' || lpad(month_part.british['month'], 2, '0')
                        || '-' || lpad(month_part.british['day'], 2, '0') AS DATE
                    )
            WHEN month_part.iso['day'] <> ''
                THEN
                    try_cast(
                        month_part.iso['year'] || '-' || month_part.iso['month'] || '-' || month_part.iso['day'] AS DATE
                    )
            WHEN known_month.month_number IS NOT NULL
                THEN
                    try_cast(
                        right('20' || month_part.named['year'], 4) || '-' || known_month.month_number || '-01' AS DATE
                    )
            -- Spreadsheets count days from 30 December 1899. Those of old Macs, which counted from 1904, come out
            -- as the last day of a month, and are refused below for not being the first.
            WHEN month_part.serial_number <> '' THEN DATE '1899-12-30' + try_cast(month_part.serial_number AS INTEGER)
        END AS month
    FROM month_part
    LEFT JOIN known_month
        ON
            left(month_part.named['month'], 3) = left(known_month.month_name, 3)
            AND starts_with(known_month.month_name, month_part.named['month'])
),

spelt_framework AS (
    SELECT DISTINCT
        family,
        framework AS spelling,
        lower(trim(coalesce(framework, ''))) AS framework_text
    FROM published
),

framework_part AS (
    SELECT
        family,
        spelling,
        framework_text,
        CASE
            WHEN family = 'g-cloud' THEN regexp_extract(framework_text, '^g[ -]?cloud[ -]?(\d{1,2}|[ivx]*)$', 1)
            ELSE
                regexp_extract(
                    framework_text,
                    '^(?:dos|do|digital outcomes|digital outcomes (?:and|&) specialists)[ -]?(\d{1,2}|[ivx]*)$', 1
                )
        END AS numeral,
        CASE
            WHEN framework_text = '' THEN TRUE
            WHEN family = 'g-cloud' THEN regexp_full_match(framework_text, 'g[ -]?cloud([ -]?(\d{1,2}|[ivx]+))?')
            ELSE
                regexp_full_match(
                    framework_text,
                    '(dos|do|digital outcomes|digital outcomes (and|&) specialists)([ -]?(\d{1,2}|[ivx]+))?'
                )
        END AS is_of_family
    FROM spelt_framework
),

read_framework AS (
    SELECT
        framework_part.family,
        framework_part.spelling,
        coalesce(roman.arabic, try_cast(framework_part.numeral AS INTEGER)) AS iteration,
        CASE
            WHEN NOT framework_part.is_of_family THEN NULL
            -- The file does not tell the iteration.
            WHEN framework_part.numeral = '' THEN framework_part.family
            ELSE framework_part.family || '-' || coalesce(roman.arabic, try_cast(framework_part.numeral AS INTEGER))
        END AS framework_id
    FROM framework_part
    LEFT JOIN roman ON framework_part.numeral = roman.numeral
),

spelt_lot AS (
    SELECT DISTINCT
        published.family,
        published.lot AS spelling,
        -- Invoices of the old iterations go on after the ninth began, in May 2017: from then on, only the iteration
        -- says what a bare number means.
        coalesce(read_framework.iteration, CASE WHEN read_month.month < DATE '2017-05-01' THEN 1 END) AS iteration,
        regexp_extract(
            regexp_replace(lower(trim(published.lot)), '[-_–]+', ' ', 'g'),
            '^(?:lot ?)?(\d?)[ :.]*(.*?)(?: ?\((?:iaas|paas|saas|scs)\))?$', ['lot_number', 'lot_name']
        ) AS part
    FROM published
    LEFT JOIN read_month ON published.month = read_month.spelling
    LEFT JOIN read_framework
        ON
            published.family = read_framework.family
            AND published.framework IS NOT DISTINCT FROM read_framework.spelling
),

read_lot AS (
    SELECT
        spelt_lot.family,
        spelt_lot.spelling,
        spelt_lot.iteration,
        min(known_lot.lot_id) AS lot_id
    FROM spelt_lot
    INNER JOIN known_lot
        ON
            spelt_lot.family = known_lot.family
            AND CASE
                WHEN spelt_lot.part['lot_name'] = ''
                    THEN
                        spelt_lot.part['lot_number'] = known_lot.lot_number
                        AND spelt_lot.iteration BETWEEN known_lot.first_iteration AND known_lot.last_iteration
                ELSE
                    spelt_lot.part['lot_name'] = known_lot.lot_name
                    AND (spelt_lot.part['lot_number'] = '' OR spelt_lot.part['lot_number'] = known_lot.lot_number)
            END
    GROUP BY spelt_lot.family, spelt_lot.spelling, spelt_lot.iteration
),

amount AS (
    SELECT
        *,
        -- A minus, or brackets, a pound sign, thousands in threes, up to four decimals: more would be rounded away,
        -- so they are refused and not read. What spreadsheets show for zero pounds is a dash behind the sign.
        regexp_extract(
            regexp_replace(trim(spend, ' ' || chr(9) || chr(160)), '^£[ \x{A0}]*[-–][ \x{A0}]*$', '0'),
            '^([-−(]?)[ \x{A0}]*£?[ \x{A0}]*([-−]?)[ \x{A0}]*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,4}0*)?[ \x{A0}]*(\)?)$',
            ['outer_sign', 'inner_sign', 'pounds', 'pence', 'closing']
        ) AS part
    FROM published
),

typed AS (
    SELECT
        amount.release_id,
        amount.source,
        amount.line,
        amount.row_sha256,
        amount.defect,
        amount.lot,
        read_lot.lot_id,
        known_size.supplier_size,
        read_framework.framework_id,
        read_month.month,
        amount.buyer AS buyer_name_published,
        amount.supplier AS supplier_name_published,
        trim(amount.sector) AS sector_published,
        known_sector.sector IS NOT NULL AS is_known_sector,
        CASE
            WHEN amount.part['outer_sign'] <> '' AND amount.part['inner_sign'] <> '' THEN NULL
            WHEN (amount.part['outer_sign'] = '(') <> (amount.part['closing'] = ')') THEN NULL
            WHEN amount.part['outer_sign'] || amount.part['inner_sign'] = ''
                THEN try_cast(replace(amount.part['pounds'], ',', '') || amount.part['pence'] AS DECIMAL(18, 4))
            ELSE try_cast('-' || replace(amount.part['pounds'], ',', '') || amount.part['pence'] AS DECIMAL(18, 4))
        END AS spend_gbp,
        -- A release_id ends in the date of its vintage.
        right(amount.release_id, 10)::DATE AS vintage
    FROM amount
    LEFT JOIN read_month ON amount.month = read_month.spelling
    LEFT JOIN read_framework
        ON
            amount.family = read_framework.family
            AND amount.framework IS NOT DISTINCT FROM read_framework.spelling
    LEFT JOIN read_lot
        ON
            amount.family = read_lot.family
            AND amount.lot = read_lot.spelling
            AND coalesce(read_framework.iteration, CASE WHEN read_month.month < DATE '2017-05-01' THEN 1 END)
            IS NOT DISTINCT FROM read_lot.iteration
    LEFT JOIN known_size ON lower(trim(amount.supplier_size)) = known_size.size
    LEFT JOIN known_sector ON lower(trim(amount.sector)) = known_sector.sector
)

SELECT
    * EXCLUDE (defect, vintage, lot),
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN month IS NULL THEN 'The month is not a date in a known form'
        WHEN day(month) <> 1 THEN 'The month is not given as its first day'
        WHEN month < DATE '2012-01-01' THEN 'The month is before the first framework'
        WHEN month > vintage THEN 'The month is after the publication'
        WHEN spend_gbp IS NULL THEN 'The spend is not an amount in pounds with up to four decimals'
        WHEN framework_id IS NULL THEN 'The framework is not one of this source'
        WHEN lot_id IS NULL AND regexp_full_match(lower(trim(lot)), '(lot ?)?[1-4]')
            THEN 'The lot is only a number, and what it counts is not certain'
        WHEN lot_id IS NULL THEN 'The lot is not known'
        WHEN supplier_size IS NULL THEN 'The supplier size is neither SME nor Large'
        WHEN coalesce(sector_published, '') = '' THEN 'The sector is empty'
        WHEN trim(coalesce(supplier_name_published, '')) = '' THEN 'The supplier is empty'
        WHEN trim(coalesce(buyer_name_published, '')) = '' THEN 'The buyer is empty'
    END AS reason
FROM typed
