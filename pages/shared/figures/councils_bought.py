"""Councils that have bought, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the councils and their spend."""
    total = wording.money(sum(rows.column("spend_gbp")))
    bought = "No council has" if len(rows) == 0 else f"{wording.count(len(rows), 'council has', 'councils have')}"
    return Finding(
        heading=f"{bought} bought{choice.place()}",
        measure=f"Own spend of each in the selection{choice.sales()}, {total} together; alphabetical",
        sentence="First month counts a predecessor's purchase too. Choose Save for the whole list.",
        alt="",
    )
