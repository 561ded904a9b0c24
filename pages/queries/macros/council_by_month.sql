-- Each month of the data with the principal councils on the register on its last day.
CREATE TABLE council_by_month AS
SELECT
    data_month.month,
    data_month.financial_year,
    data_month.has_year,
    data_month.is_provisional,
    council.buyer_id,
    council.buyer_name,
    council.nation,
    council.region,
    council.authority_type
FROM data_month
INNER JOIN buyer AS council
    ON
        (council.start_date IS NULL OR council.start_date <= last_day(data_month.month))
        AND (council.end_date IS NULL OR council.end_date >= last_day(data_month.month))
WHERE council.buyer_type = 'local_authority';
