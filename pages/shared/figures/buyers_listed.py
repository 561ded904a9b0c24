"""Public bodies with reported sales, as a list that leads to each body's page."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the bodies and their spend."""
    total = wording.money(sum(rows.column("spend_gbp")))
    bodies = wording.count(len(rows), "public body", "public bodies") if len(rows) else "No public body"
    return Finding(
        heading=f"{bodies} had invoices in this selection",
        measure=f"Own spend of each{choice.sales()}, {total} together; alphabetical",
        sentence="Each name leads to the body's own page. The search above finds bodies without invoices too.",
        alt="",
    )
