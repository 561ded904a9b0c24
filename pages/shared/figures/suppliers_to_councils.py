"""Suppliers that sell to councils."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the suppliers, and those with a single council."""
    single = sum(number == 1 for number in rows.column("council_count"))
    total = wording.money(sum(rows.column("spend_gbp")))
    suppliers = wording.count(len(rows), "supplier has", "suppliers have") if len(rows) else "No supplier has"
    return Finding(
        heading=f"{suppliers} sold to councils{choice.place()}",
        measure=f"{total} in all, up to the last final month{choice.sales()}; alphabetical",
        sentence=f"{single:,} of them sold to one council only. Direct sales alone are reported.",
        alt="",
    )
