"""Months added and restated."""

from __future__ import annotations

from collections import Counter

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the months of each kind, and the net difference."""
    kinds = Counter(rows.column("change_kind"))
    added, restated, gone = (kinds[f"Month {what}"] for what in ("added", "restated", "gone"))
    net = sum(row["difference_gbp"] for row in rows.records() if row["change_kind"] == "Month restated")
    heading = f"{wording.count(added, 'month')} added, {restated:,} restated" + (f", {gone:,} gone" if gone else "")
    return Finding(
        heading=heading if len(rows) else "No month was added or restated",
        measure=f"Spend of each month now and before, £; restatements come to {wording.money(net)} in all",
        sentence="Only spend is compared; a month can keep it and still differ in lots or suppliers.",
        alt="",
    )
