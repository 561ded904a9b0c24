"""Every minister and post of each department, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Appointments to ministerial posts since May 2010, by department"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count appointments, ministers and departments."""
    if len(rows) == 0:
        return Finding("No ministers in this snapshot", MEASURE, "There is nothing to list.", "")
    ministers, departments = len(set(rows.column("minister_name"))), len(set(rows.column("department_name")))
    return Finding(
        heading=(
            f"{wording.count(len(rows), 'appointment')} of {wording.count(ministers, 'minister')} "
            f"in {wording.count(departments, 'department')}"
        ),
        measure=MEASURE,
        sentence="Choose Save for the whole list. A name changed in office, such as by a peerage, counts as another.",
        alt="",
    )
