-- Awards of contracting processes; each amount with its own currency.

SELECT
    award.source,
    award.ocid,
    award.award_number,
    award.award_id,
    award.award_status,
    award.award_date,
    award.award_published_date,
    award.award_currency,
    award.contract_start_date,
    award.contract_end_date,
    award.award_lot_count,
    award.award_supplier_count,
    try_cast(award.award_value AS DECIMAL(18, 4)) AS award_value
FROM compiled_award AS award
INNER JOIN notice ON award.source = notice.source AND award.ocid = notice.ocid
