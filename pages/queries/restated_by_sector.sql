-- Two publications side by side, by month and sector as published
--
-- Why it matters: A total can stay while its parts move: a firm relabelled from SME to large changes the share of small
-- firms in months long past.
--
-- How to read it: One row a month and part, with its spend in a publication and in the one before. The bars are the
-- differences of all months together.
--
-- Method: Invoice lines of each publication summed by month and sector as published; only months that both publications
-- hold.
--
-- Excludes: Months that a publication has for the first time.
--
-- Caveats: Only publications that are held here are compared; there were more. The newest month of each publication is
-- provisional. The sector is the file's own, not the kind of buyer.
SELECT
    month,
    part AS sector_published,
    published_before_date,
    spend_before_gbp,
    published_date,
    spend_gbp,
    difference_gbp,
    invoice_before_count,
    invoice_count,
    release_id
FROM restated_by('sector')
ORDER BY release_id, month, sector_published
