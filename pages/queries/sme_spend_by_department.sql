-- Departments' spend directly with small and medium-sized firms, in the latest year read
--
-- Why it matters: Whether government reaches its aim depends on a few departments with large contracts. The report
-- asks a minister in each to keep the commitments.
--
-- How to read it: One bar a department: the share of its procurement spend that went directly to small firms.
--
-- Method: Shares as published, of the latest financial year for which departments were read, sorted by value.
--
-- Excludes: Spend that reaches small firms through larger suppliers: by department it was read of few, which stand in a
-- figure of their own.
--
-- Caveats: Direct spend alone, so that the aspiration, which counts direct and indirect together, is not drawn here.
-- Departments buy different things: a low share is not by itself a fault.
SELECT
    breakdown AS department_name,
    financial_year_of(as_at_date) AS financial_year,
    value::DOUBLE AS sme_share,
    as_at_date,
    published_in,
    address,
    note
FROM published_figure
WHERE
    indicator = 'central_government_sme_share_direct' AND breakdown <> 'central government'
    -- The year for which most departments were read, the latest of them where several have as many.
    AND as_at_date = (
        SELECT latest.as_at_date
        FROM published_figure AS latest
        WHERE latest.indicator = 'central_government_sme_share_direct' AND latest.breakdown <> 'central government'
        GROUP BY latest.as_at_date
        ORDER BY count(*) DESC, latest.as_at_date DESC
        LIMIT 1
    )
ORDER BY sme_share DESC, department_name ASC
