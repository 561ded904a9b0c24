"""Rows of publishers' files that could not be used."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the rows and the reasons."""
    reasons = len(set(rows.column("reason")))
    return Finding(
        heading=f"{wording.count(len(rows), 'row')} could not be used" if len(rows) else "Every row could be used",
        measure=f"{wording.count(len(rows), 'row')} rejected, for {wording.count(reasons, 'reason')}",
        sentence="Only the place and a checksum of each row are kept, not its text.",
        alt="",
    )
