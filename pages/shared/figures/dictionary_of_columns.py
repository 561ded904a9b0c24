"""Every column and what it means."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the columns."""
    tables = {name for text in rows.column("table_names") for name in text.split(", ")} - {"figures only"}
    return Finding(
        heading=f"{wording.count(len(rows), 'column')} and what each one means",
        measure=f"Columns of {wording.count(len(tables), 'table')} and of the figures, in alphabetical order",
        sentence="The same quantity has the same name everywhere.",
        alt="",
    )
