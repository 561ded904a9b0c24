"""Every answer of the two surveys, as a list."""

from __future__ import annotations

from pages.shared import listing as listings
from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Answers as published, % of all asked, techUK's surveys 2015 to 2022"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count answers and editions."""
    if len(rows) == 0:
        return Finding("No survey answers in this snapshot", MEASURE, "There is nothing to list.", "")
    editions = len({(row["survey"], row["edition_name"]) for row in rows.records()})
    return Finding(
        heading=f"{wording.count(len(rows), 'answer')} from {wording.count(editions, 'edition')} could be read",
        measure=MEASURE,
        sentence="The number asked in 2017 was not found for either survey. Choose Save for the whole list.",
        alt="",
    )


def listing(rows: Rows) -> str:
    """Each answer with its percentage, which leads to where it was published."""
    return listings.table(rows, ("survey", "edition_name", "base_text", "question", "answer"), "answer_percent")
