"""Months that a later publication restated."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say how many were raised and lowered, and which most."""
    shown = rows.records()
    raised = [row for row in shown if row["difference_gbp"] > 0]
    lowered = [row for row in shown if row["difference_gbp"] < 0]
    net = sum(rows.column("difference_gbp"))
    if not shown:
        return Finding("No month was restated", "0 months differ between publications", "Publications agree.", "")
    largest = max(shown, key=lambda row: (abs(row["difference_gbp"]), row["month"]))
    moved = f"from {wording.money(largest['spend_before_gbp'])} to {wording.money(largest['spend_gbp'])}"
    return Finding(
        heading=f"Later publications raised {wording.count(len(raised), 'month')} and lowered {len(lowered):,}",
        measure=f"Spend in one publication less spend in the one before, £; {wording.money(net)} in all",
        sentence=f"The largest: {wording.month(largest['month'])}, {moved}.",
        alt="",
    )
