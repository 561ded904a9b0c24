"""Departments and agencies that were renamed, merged, split or taken back, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the bodies that gave way to others, and the years."""
    if len(rows) == 0:
        return Finding("No central body gave way to another", "Renamed, merged, split", "Nothing to list.", "")
    dates = rows.column("succession_date")
    bodies = len(set(rows.column("buyer_id")))
    years = f"in {dates[0].year}" if dates[0].year == dates[-1].year else f"from {dates[0].year} to {dates[-1].year}"
    return Finding(
        heading=f"{wording.count(bodies, 'central body', 'central bodies')} gave way to others {years}",
        measure=f"{wording.count(len(rows), 'step')} from a body to one that followed it, in order of date",
        sentence="A purchase of the body that is gone counts for those that followed. Filters do not change this list.",
        alt="",
    )
