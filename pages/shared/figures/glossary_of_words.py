"""The words of the dashboard."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the words."""
    return Finding(
        heading=f"{wording.count(len(rows), 'word')} and what we mean by each",
        measure=f"{wording.count(len(rows), 'word')} in alphabetical order, with what is not meant",
        sentence="Each is defined once, and used in that sense on every page.",
        alt="",
    )
