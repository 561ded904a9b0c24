-- G-Cloud sales of every release, row by row: typed, or with the reason why a row cannot be used.

WITH known_lot (lot, lot_id) AS (
    VALUES
    ('1', 'infrastructure-as-a-service'),
    ('2', 'platform-as-a-service'),
    ('3', 'software-as-a-service'),
    ('4', 'specialist-cloud-services'),
    ('infrastructure as a service (iaas)', 'infrastructure-as-a-service'),
    ('platform as a service (paas)', 'platform-as-a-service'),
    ('software as a service (saas)', 'software-as-a-service'),
    ('specialist cloud services', 'specialist-cloud-services')
),

known_size (size, supplier_size) AS (
    VALUES ('sme', 'SME'), ('large', 'Large')
),

typed (
    release_id, line, row_sha256, defect, buyer_name_published, supplier_name_published, sector_published,
    lot_id, supplier_size, framework_id, month, spend_gbp, vintage
) AS (
    SELECT
        published.release_id,
        published.line,
        published.row_sha256,
        published.defect,
        published.buyer,
        published.supplier,
        trim(published.sector),
        known_lot.lot_id,
        known_size.supplier_size,
        -- The first layout has no framework column, the second only the family: the iteration is in neither.
        CASE WHEN lower(trim(coalesce(published.framework, 'G-Cloud'))) = 'g-cloud' THEN 'g-cloud' END,
        CASE
            WHEN regexp_full_match(trim(published.month), '\d{2}/\d{2}/\d{4}')
                THEN try_strptime(trim(published.month), '%d/%m/%Y')::DATE
            WHEN regexp_full_match(trim(published.month), '\d{4}-\d{2}-\d{2}')
                THEN try_strptime(trim(published.month), '%Y-%m-%d')::DATE
        END,
        -- More than four decimals would be rounded away, so they are refused and not read.
        CASE
            WHEN regexp_full_match(trim(published.spend), '-?\d+(\.\d{1,4})?')
                THEN try_cast(trim(published.spend) AS DECIMAL(18, 4))
        END,
        -- A release_id ends in the date of its vintage.
        right(published.release_id, 10)::DATE
    FROM raw_g_cloud_sales AS published
    LEFT JOIN known_lot ON lower(trim(published.lot)) = known_lot.lot
    LEFT JOIN known_size ON lower(trim(published.supplier_size)) = known_size.size
)

SELECT
    * EXCLUDE (defect, vintage),
    CASE
        WHEN defect IS NOT NULL THEN defect
        WHEN month IS NULL THEN 'The month is not a date in a known form'
        WHEN day(month) <> 1 THEN 'The month is not given as its first day'
        WHEN month < DATE '2012-01-01' THEN 'The month is before the first framework'
        WHEN month > vintage THEN 'The month is after the publication'
        WHEN spend_gbp IS NULL THEN 'The spend is not a plain number with up to four decimals'
        WHEN lot_id IS NULL THEN 'The lot is not known'
        WHEN framework_id IS NULL THEN 'The framework is not known'
        WHEN supplier_size IS NULL THEN 'The supplier size is neither SME nor Large'
        WHEN coalesce(sector_published, '') = '' THEN 'The sector is empty'
        WHEN trim(coalesce(supplier_name_published, '')) = '' THEN 'The supplier is empty'
        WHEN trim(coalesce(buyer_name_published, '')) = '' THEN 'The buyer is empty'
    END AS reason
FROM typed
