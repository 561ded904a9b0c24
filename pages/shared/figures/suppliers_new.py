"""Suppliers with their first sales."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count them, and their spend since."""
    count = wording.count(len(rows), "supplier") if len(rows) else "No supplier"
    year = choice.values.get("financial_year")
    when = f"in {wording.financial_year(year)}" if year else "in the last 12 months"
    return Finding(
        heading=f"{count} sold for the first time {when}",
        measure=f"Spend since then {wording.money(sum(rows.column('spend_gbp')))}{choice.sales()}; alphabetical",
        sentence="Of the first 12 months of data nothing is said: there every supplier would be new.",
        alt="",
    )
