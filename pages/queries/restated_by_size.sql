-- Two publications side by side, by month and supplier size
--
-- Why it matters: A total can stay while its parts move: a firm relabelled from SME to large changes the share of small
-- firms in months long past.
--
-- How to read it: One row a month and part, with its spend in a publication and in the one before. The bars are the
-- differences of all months together.
--
-- Method: Invoice lines of each publication summed by month and supplier size; only months that both publications hold.
--
-- Excludes: Months that a publication has for the first time.
--
-- Caveats: Only publications that are held here are compared; there were more. The newest month of each publication is
-- provisional.
SELECT
    month,
    part AS supplier_size,
    published_before_date,
    spend_before_gbp,
    published_date,
    spend_gbp,
    difference_gbp,
    invoice_before_count,
    invoice_count,
    release_id
FROM restated_by('size')
ORDER BY release_id ASC, month ASC, supplier_size DESC
