"""N of M departments with a minister whose title names technology: at the report and at the latest day."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Number
from pages.shared.store import Rows


def numbers(rows: Rows, choice: Choice) -> list[Number]:
    """A number for each of the two days that the data cover."""
    if len(rows) == 0:
        return [Number("Departments", wording.NOTHING, "this snapshot holds no ministers")]
    return [
        Number(
            wording.day(row["as_at_date"]),
            f"{row['technology_count']} of {row['department_count']}",
            "departments had a minister whose title names technology",
        )
        for row in rows.records()
    ]
