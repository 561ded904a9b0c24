"""Councils that bought in one month only."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the councils and their spend."""
    total = wording.money(sum(rows.column("spend_gbp")))
    councils = wording.count(len(rows), "council") if len(rows) else "No council"
    return Finding(
        heading=f"{councils} bought in one month only{choice.place()}",
        measure=f"One final month with spend above zero in the selection{choice.sales()}, {total} in all; alphabetical",
        sentence="Those that began late had little time to come back.",
        alt="",
    )
