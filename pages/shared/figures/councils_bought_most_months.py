"""Councils that bought in most months of a year."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the councils."""
    months = rows.column("month_count")[0] if len(rows) else 0
    measure = f"More than half of {wording.count(months, 'final month')}" if months else "0 councils"
    return Finding(
        heading=f"{_councils(len(rows))} bought in most months{choice.place()}",
        measure=f"{measure}, own spend above zero in each{choice.sales()}; alphabetical",
        sentence="The year is the 12 months up to the last final month, or the financial year that is chosen.",
        alt="",
    )


def _councils(number: int) -> str:
    return wording.count(number, "council") if number else "No council"
