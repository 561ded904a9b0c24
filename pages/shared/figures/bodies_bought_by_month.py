"""Councils, agencies and departments that have bought, month by month."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOUNS = {"Local authorities": "council", "Agencies": "agency", "Departments": "department"}


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count each kind at the last final month."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding("No final month in this selection", "Bodies that have bought", "There is nothing to draw.", "")
    first, last = min(row["month"] for row in final), max(row["month"] for row in final)
    end = {row["buyer_group"]: row for row in final if row["month"] == last}
    said = [_counted(end[group]["bought_count"] if group in end else 0, noun) for group, noun in NOUNS.items()]
    return Finding(
        heading=f"{wording.listed(said)} had bought by {wording.month(last)}",
        measure=f"Bodies that have bought at least once{choice.sales()}, {wording.period(first, last)}",
        sentence=_against_the_register(end),
        alt=f"Line chart of the number of bodies that have bought at least once; {wording.listed(said)} at the end.",
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a kind of body."""
    return charts.lines(theme, [_line(rows, group, theme) for group in NOUNS], unit="", hover="%{y:,}")


def _line(rows: Rows, group: str, theme: Theme) -> charts.Line:
    own: list[dict[str, Any]] = [row for row in rows.records() if row["buyer_group"] == group]
    provisional = bool(own) and own[-1]["is_provisional"] and len(own) > 1
    return charts.Line(
        group,
        [row["month"] for row in own],
        [row["bought_count"] for row in own],
        theme.groups[group],
        len(own) - 1 if provisional else None,
    )


def _against_the_register(end: dict[str, dict[str, Any]]) -> str:
    """Each kind as N of M where M is known, and which kinds have no known M."""
    known = [
        f"{group.lower()} {wording.n_of_m(row['bought_count'], row['register_count'])}"
        for group, row in end.items()
        if row["register_count"] is not None
    ]
    unknown = [group.lower() for group, row in end.items() if row["register_count"] is None]
    told = [
        *([f"Against the register: {wording.listed(known)}."] if known else []),
        *([f"How many {wording.listed(unknown)} there were that day is not known."] if unknown else []),
    ]
    return " ".join(told)


def _counted(number: int, noun: str) -> str:
    return wording.count(number, noun, "agencies" if noun == "agency" else None)
