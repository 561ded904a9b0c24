"""Methods changed."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.figures.change_counts import counted
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the methods."""
    return Finding(
        heading=counted(rows, "method", ("changed", "new", "gone")) or "No method has changed",
        measure=f"{wording.count(len(rows), 'SQL file')} with another text than before",
        sentence="A change of wording counts as well: it need not change any number.",
        alt="",
    )
