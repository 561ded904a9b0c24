-- What government committed to, and what the law asks, 2010 to 2025
--
-- Why it matters: The report asks ministers to keep the commitments on procurement and small firms, and to promote
-- Contracts Finder. These are the commitments and duties that could be traced to words on a page.
--
-- How to read it: One row a commitment or duty. “Not yet sourced” means that its words were not found: it then has no
-- date, owner or figure here.
--
-- Method: Each page was opened and its words read; a few of them stand in the quotation.
--
-- Excludes: Commitments that are known only by hearsay.
--
-- Caveats: Contracts Finder is for England and for bodies with tasks across the United Kingdom: duties do not bind
-- bodies with devolved tasks. Aspirations are for central government as a whole, direct and indirect spend together.
SELECT
    commitment,
    owner,
    status,
    made_on,
    due_year,
    in_force_from,
    target_percent,
    quotation,
    confidence,
    published_in,
    address,
    note
FROM commitment
ORDER BY status DESC, coalesce(due_year, year(in_force_from)) ASC, commitment ASC
