"""Departments, with their agencies and other bodies, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the departments with spend in the family, and say what all of them spent."""
    shown = rows.records()
    if not shown:
        return Finding("No department on the register that month", "Departments", "Nothing to list.", "")
    bought = sum(
        row["first_month"] is not None or row["agency_bought_count"] + row["other_bought_count"] > 0 for row in shown
    )
    total = wording.money(sum(row["spend_gbp"] for row in shown))
    without = sum(row["sme_share_percent"] is None for row in shown)
    small = f" {wording.count(without, 'department has', 'departments have')} too few invoice lines for an SME share."
    return Finding(
        heading=_heading(bought, len(shown)),
        measure=f"Spend of departments with their agencies and other bodies{choice.sales()}, {total} together",
        sentence=f"Alphabetical. Choose Save for the whole list.{small if without else ''}",
        alt="",
    )


def _heading(bought: int, departments: int) -> str:
    if bought == 0:
        return "No department has bought, nor has any of its bodies"
    if bought == departments:
        return "Every department has bought, or one of its bodies has"
    whole = wording.count(departments, "department")
    return f"In {bought:,} of {whole}, the department or one of its bodies has bought"
