"""Ministers whose title names technology, science or innovation, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Appointments since May 2010 to posts whose title names technology, science or innovation"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count appointments and departments with a title that names technology."""
    named = [row for row in rows.records() if row["title_kind"] == "technology"]
    if not named:
        return Finding("No title names technology in this snapshot", MEASURE, "There is nothing to list.", "")
    departments = len({row["department_name"] for row in named})
    return Finding(
        heading=(
            f"{wording.count(len(named), 'appointment')} in {wording.count(departments, 'department')} "
            "named technology since 2010"
        ),
        measure=MEASURE,
        sentence="A department that was renamed or merged stands under each of its names.",
        alt="",
    )
