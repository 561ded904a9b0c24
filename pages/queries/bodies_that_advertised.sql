-- Councils, agencies and departments that have published an opportunity
--
-- Why it matters: The report asks for more use by local authorities and agencies above all.
--
-- How to read it: Two numbers always: how many have published an opportunity, and how many there were. Where it is not
-- known of a kind how many there were, it has no share.
--
-- Method: Bodies on the register on the day of the newest opportunity, and of these those that had published one by
-- then, their own or a predecessor's. The buyer is known by its mail domain where that is one body's own, else by its
-- name.
--
-- Excludes: Opportunities that were still open when the file was published; other kinds of buyer, of which there is no
-- complete register.
--
-- Caveats: A body may have its department or a shared service publish for it. Not having published an opportunity is
-- not the same as not having bought.
SELECT
    as_at_date,
    buyer_group,
    count(*) FILTER (WHERE has_advertised) AS advertised_count,
    known_count(bool_and(is_known), count(*)) AS register_count,
    share_of_bodies(
        count(*) FILTER (WHERE has_advertised), known_count(bool_and(is_known), count(*))
    ) AS advertised_percent
FROM body_that_could_advertise
GROUP BY as_at_date, buyer_group
ORDER BY buyer_group
