"""Sources and their licences."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the sources and their licences."""
    licences = len(set(rows.column("licence")))
    return Finding(
        heading=f"The figures rest on {wording.count(len(rows), 'source')}",
        measure=f"Under {wording.count(licences, 'licence')}; each with how to name its publisher",
        sentence="Name the publisher when you use a figure. The foot of each page links the licences.",
        alt="",
    )
