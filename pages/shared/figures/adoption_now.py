"""Who bought, who stopped, who has not yet: the numbers at the top of the page on adoption."""

from __future__ import annotations

from typing import Any

from pages.shared import rules, wording
from pages.shared.filters import Choice
from pages.shared.finding import Number
from pages.shared.store import Rows

COUNCILS = "Local authorities"
OTHERS = ("Agencies", "Departments")
NOT_KNOWN = "not known"


def numbers(rows: Rows, choice: Choice) -> list[Number]:
    """Councils active, lapsed and never, with agencies and departments beside them, and the half-way month."""
    kinds = {row["buyer_group"]: row for row in rows.records()}
    if COUNCILS not in kinds:
        return [Number("Councils", "[x]", "No final month in this selection, or no council on the register")]
    month = wording.month(kinds[COUNCILS]["as_at_month"])
    return [
        _number("Still buying", f"councils{choice.place()} in the 12 months to {month}", kinds, "active_count"),
        _number("Stopped", f"councils{choice.place()} bought before those 12 months", kinds, "lapsed_count"),
        _number("Not yet", f"councils{choice.place()} without a purchase by {month}", kinds, "never_count"),
        Number(
            "Half-way", _half_way(kinds[COUNCILS]), _others(kinds, _half_way, "when half of the councils had bought")
        ),
    ]


def _number(label: str, what: str, kinds: dict[str, dict[str, Any]], column: str) -> Number:
    return Number(label, _counted(kinds[COUNCILS], column), _others(kinds, lambda row: _counted(row, column), what))


def _others(kinds: dict[str, dict[str, Any]], said: Any, what: str) -> str:
    others = [f"{group.lower()} {said(kinds[group])}" for group in OTHERS if group in kinds]
    return f"{what}; {', '.join(others)}" if others else what


def _counted(row: dict[str, Any], column: str) -> str:
    """Both numbers where both are known."""
    if row[column] is None:
        return NOT_KNOWN
    return f"{row[column]:,}" if row["register_count"] is None else f"{row[column]:,} of {row['register_count']:,}"


def _half_way(row: dict[str, Any]) -> str:
    if row["half_way_month"]:
        return f"by {wording.month(row['half_way_month'])}"
    if row["register_count"] is None:
        return NOT_KNOWN
    return "not yet" if rules.has_base(row["register_count"]) else "low base"
