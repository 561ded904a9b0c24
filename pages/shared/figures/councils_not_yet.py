"""Councils that have not bought yet, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the councils."""
    heading = f"Not yet: {wording.count(len(rows), 'council')}{choice.place()}"
    if len(rows) == 0:
        heading = f"Every council{choice.place()} has bought"
    return Finding(
        heading=heading,
        measure=(
            f"{wording.count(len(rows), 'council')} on the register without a purchase by the last final month"
            f"{choice.sales()}; alphabetical"
        ),
        sentence="Not having bought here is not the same as not using the cloud. The file has the whole list.",
        alt="",
    )
