-- What was published of central government's spend with small firms, as a whole and by department: shares and pounds,
-- direct, indirect and in total; of each the newest publication.
CREATE TABLE central_sme_figure AS
SELECT
    breakdown,
    as_at_date,
    regexp_extract(indicator, '_(share|spend)_', 1) AS measure,
    regexp_extract(indicator, '[a-z]+$') AS channel,
    value,
    published_in,
    address,
    note
FROM published_figure
WHERE regexp_full_match(indicator, 'central_government_sme_(share|spend)_[a-z]+')
QUALIFY
    row_number()
        OVER (PARTITION BY indicator, breakdown, as_at_date ORDER BY published_date DESC, published_in ASC)
    = 1;
