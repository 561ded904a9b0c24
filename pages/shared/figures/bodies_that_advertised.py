"""Councils, agencies and departments that have published an opportunity."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOUNS = {
    "Local authorities": ("council", "councils"),
    "Agencies": ("agency", "agencies"),
    "Departments": ("department", "departments"),
}


def finding(rows: Rows, choice: Choice) -> Finding:
    """Councils against the register, then the others."""
    shown = {row["buyer_group"]: row for row in rows.records()}
    if not shown:
        return Finding("No council, agency or department: 0", "Bodies: 0", "There is nothing to count.", "")
    day = wording.day(next(iter(shown.values()))["as_at_date"])
    told = [_of(group, shown[group]) for group in NOUNS if group in shown]
    unknown = [NOUNS[group][1] for group in NOUNS if group in shown and shown[group]["register_count"] is None]
    return Finding(
        heading=f"{told[0]} had published an opportunity by {day}",
        measure=f"Bodies with an opportunity, their own or a predecessor's, by {day}: {'; '.join(told)}",
        sentence=(
            (f"How many {wording.listed(unknown)} there were that day is not known, so no share. " if unknown else "")
            + "Not having published one is not the same as not having bought."
        ),
        alt=f"Bar chart of bodies that had published an opportunity: {'; '.join(told)}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a kind of body, with both numbers as text."""
    shown = rows.records()
    return charts.bars(
        theme,
        [row["buyer_group"] for row in shown],
        [row["advertised_count"] for row in shown],
        [theme.groups[row["buyer_group"]] for row in shown],
        [_numbers(row) for row in shown],
    )


def _of(group: str, row: dict[str, Any]) -> str:
    if row["register_count"] is None:
        return wording.count(row["advertised_count"], *NOUNS[group])
    share = wording.share_of(row["advertised_count"], row["register_count"])
    return f"{row['advertised_count']:,} of {wording.count(row['register_count'], *NOUNS[group])} ({share})"


def _numbers(row: dict[str, Any]) -> str:
    if row["register_count"] is None:
        return f"{row['advertised_count']:,}"
    return f"{row['advertised_count']:,} of {row['register_count']:,}"
