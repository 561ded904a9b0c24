"""Suppliers that had sales, but none in the last 12 months."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NONE = "No supplier is known to have stopped selling"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count them, and what they had sold."""
    count = wording.count(len(rows), "supplier")
    return Finding(
        heading=f"{count} sold before, and nothing in the last 12 months" if len(rows) else NONE,
        measure=f"Spend until then {wording.money(sum(rows.column('spend_gbp')))}{choice.sales()}; alphabetical",
        sentence="This can be said only where there are more than 12 months of data. A new name can hide an old firm.",
        alt="",
    )
