"""Months added and restated."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.figures.change_counts import counted
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the months of each kind, and the net difference."""
    net = sum(row["difference_gbp"] for row in rows.records() if row["change_kind"] == "Month restated")
    return Finding(
        heading=counted(rows, "month", ("added", "restated", "gone")) or "No month was added or restated",
        measure=f"Spend of each month now and before, £; restatements come to {wording.money(net)} in all",
        sentence="Only spend is compared; a month can keep it and still differ in lots or suppliers.",
        alt="",
    )
