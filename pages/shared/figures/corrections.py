"""Corrections of what was published here."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the corrections."""
    newest = f"; the newest of {wording.day(rows.column('correction_date')[0])}" if len(rows) else ""
    return Finding(
        heading=f"Corrections so far: {len(rows) or 'none'}",
        measure=f"{wording.count(len(rows), 'correction')} of figures, tables or text published here{newest}",
        sentence="Found an error? Open an issue where you got this project, and it will be listed here with the date.",
        alt="",
    )
