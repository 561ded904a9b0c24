-- Each month of the data with the central bodies that existed on its last day, or of which that is not known.
CREATE TABLE central_body_by_month AS
WITH central_body AS (
    SELECT
        data_month.month,
        data_month.financial_year,
        data_month.has_year,
        data_month.is_provisional,
        buyer.buyer_id,
        buyer.buyer_name,
        buyer.buyer_type,
        buyer.parent_buyer_id,
        buyer_group(buyer.buyer_type) AS buyer_group,
        existence(
            last_day(data_month.month),
            buyer.start_date, buyer.start_after_date, buyer.start_by_date,
            buyer.end_date, buyer.end_after_date, buyer.end_by_date
        ) AS existed
    FROM data_month
    CROSS JOIN buyer
    WHERE buyer_group(buyer.buyer_type) IN ('Departments', 'Agencies', 'Other central bodies')
)

SELECT
    * EXCLUDE (existed),
    existed IS NOT NULL AS is_known
FROM central_body
WHERE existed OR existed IS NULL;
