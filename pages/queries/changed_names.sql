-- Published names matched or decided anew since the snapshot before
--
-- Why it matters: Matching a name moves its spend from unmatched to a body, and can change who counts as having bought.
--
-- How to read it: One row a published name, with the body or kind of body that it was before and is now; [x] is none.
--
-- Method: Names that both snapshots hold and whose body or kind of body differs. Spend is the name's whole spend now.
--
-- Excludes: Names that came with a new file: their first decision changes no earlier one.
--
-- Caveats: A body that was given another code counts as decided anew.
SELECT
    subject AS buyer_name_published,
    change_label(change_kind) AS change_kind,
    value_before,
    value_after,
    spend_gbp
FROM newest_change('Names')
ORDER BY subject, change_id
