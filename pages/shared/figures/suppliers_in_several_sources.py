"""Suppliers that more than one source names, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count them, and those that are sure to be one company."""
    sure = sum(identity.startswith("Sure") for identity in rows.column("supplier_identity"))
    named = wording.count(len(rows), "supplier is", "suppliers are") if len(rows) else "No supplier is"
    return Finding(
        heading=f"{named} named by more than one source",
        measure=f"Suppliers by folded name, {sure:,} of them sure by a number in a register; alphabetical",
        sentence="Where the name alone joins them, they may be two companies: the list says so of each.",
        alt="",
    )
