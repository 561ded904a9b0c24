"""Spend of departments and agencies by financial year."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the bodies that bought, and their spend."""
    bodies = {row["buyer_id"]: row["buyer_group"] for row in rows.records()}
    departments = sum(group == "Departments" for group in bodies.values())
    agencies = len(bodies) - departments
    total = wording.money(sum(rows.column("spend_gbp")))
    counted = f"{wording.count(departments, 'department')} and {wording.count(agencies, 'agency', 'agencies')}"
    return Finding(
        heading=f"{counted} had invoices" if bodies else "No department and no agency had invoices",
        measure=f"{total} in all{choice.sales()}; alphabetical, one row a body and financial year",
        sentence="A year with fewer than 12 months is not to be compared with a full one.",
        alt="",
    )
