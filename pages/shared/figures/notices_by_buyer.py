"""Notices of each body."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.notice_words import NONE
from pages.shared.store import Rows

MEASURE = "Notices on Contracts Finder and Find a Tender by matched buyer, in the order of names"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many bodies are listed, councils and departments each."""
    if len(rows) == 0:
        return Finding("No notice of a matched buyer", MEASURE, NONE, "")
    groups = rows.column("buyer_group")
    councils, departments = groups.count("Local authorities"), groups.count("Departments")
    counted = f"{wording.count(councils, 'council')} and {wording.count(departments, 'department')}"
    total = wording.count(sum(rows.column("notice_count")), "notice")
    return Finding(
        heading=f"{counted} among {wording.count(len(rows), 'buyer')} with notices",
        measure=MEASURE,
        sentence=f"Together they have {total}. A body that is not listed may have notices that are not held.",
        alt="",
    )
