"""Suppliers whose names are spelt in more than one way."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the suppliers and the spellings."""
    count = wording.count(len(rows), "supplier is", "suppliers are") if len(rows) else "No supplier is"
    return Finding(
        heading=f"{count} spelt in more than one way",
        measure=f"{wording.count(sum(rows.column('spelling_count')), 'spelling')} folded; alphabetical",
        sentence="Folded only where two spellings cannot be two companies.",
        alt="",
    )
