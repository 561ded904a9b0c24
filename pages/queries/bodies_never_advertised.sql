-- Councils, agencies and departments that have not published an opportunity
--
-- Why it matters: These are the bodies that Digital Outcomes and Specialists has not reached.
--
-- How to read it: Alphabetical. Where it is not known whether a body existed that day, the list says so.
--
-- Method: Bodies on the register on the day of the newest opportunity without an opportunity by then, their own or a
-- predecessor's; and those of which no source tells whether they existed that day.
--
-- Excludes: Opportunities that were still open when the file was published; other kinds of buyer, of which there is no
-- complete register.
--
-- Caveats: A body may have its department or a shared service publish for it. Not having published an opportunity is
-- not the same as not having bought: bodies buy through other frameworks too.
SELECT
    buyer_name,
    buyer_group,
    region,
    is_known,
    buyer_id
FROM body_that_could_advertise
WHERE NOT has_advertised
ORDER BY lower(buyer_name), buyer_id
