"""Adoption of councils in small multiples: what the figures by nation, region and council type share."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

from pages.shared import charts, wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows
from pages.shared.theme import Theme


def finding(rows: Rows, choice: Choice, column: str, noun: str) -> Finding:
    """Name the groups with the highest and the lowest share at the last final month, on bases that allow it."""
    ends = [
        group[-1] for group in _groups([row for row in rows.records() if not row["is_provisional"]], column).values()
    ]
    compared = [row for row in ends if row["adoption_percent"] is not None]
    if not ends:
        return Finding("No final month in this selection", f"Adoption by {noun}", "There is nothing to draw.", "")
    month = wording.month(max(row["month"] for row in ends))
    heading = _heading(compared, column, noun)
    small = [f"{row[column]} {row['bought_count']} of {row['register_count']}" for row in ends if row not in compared]
    return Finding(
        heading=heading,
        measure=f"Councils that have bought, % of the register, by {noun}{choice.place()}{choice.sales()}, to {month}",
        sentence=(
            "All panels have one scale; numbers are those of the last final month."
            + (f" Too few councils for a share: {wording.listed(small)}." if small else "")
        ),
        alt=f"Small line charts of the share of councils that have bought, one for each {noun}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme, column: str) -> charts.Chart:
    """One panel a group with enough councils, in alphabetical order."""
    shown = {
        name: group for name, group in _groups(rows.records(), column).items() if group[-1]["register_count"] >= 10
    }
    top = max((row["adoption_percent"] or 0 for group in shown.values() for row in group), default=0)
    return charts.panels(theme, [_line(name, group, theme) for name, group in shown.items()], top=max(10, top * 1.1))


def _line(name: str, group: list[dict[str, Any]], theme: Theme) -> charts.Line:
    provisional = group[-1]["is_provisional"] and len(group) > 1
    end = group[-2] if provisional else group[-1]
    return charts.Line(
        f"<b>{escape(name)}</b> {wording.n_of_m(end['bought_count'], end['register_count'])}",
        [row["month"] for row in group],
        [row["adoption_percent"] for row in group],
        theme.groups["Local authorities"],
        len(group) - 1 if provisional else None,
    )


def _groups(records: list[dict[str, Any]], column: str) -> dict[str, list[dict[str, Any]]]:
    return {name: list(group) for name, group in groupby(records, key=lambda row: row[column])}


def _heading(compared: list[dict[str, Any]], column: str, noun: str) -> str:
    if not compared:
        return f"Too few councils to compare by {noun}"
    if len(compared) == 1:
        row = compared[0]
        return f"{row[column]}: {wording.n_of_m(row['bought_count'], row['register_count'])} councils had bought"
    highest, lowest = (pick(compared, key=lambda row: row["adoption_percent"]) for pick in (max, min))
    if highest["adoption_percent"] == lowest["adoption_percent"]:
        return f"The same share of councils had bought in every {noun}"
    return (
        f"From {wording.percent(lowest['adoption_percent'])} ({lowest[column]}) to "
        f"{wording.percent(highest['adoption_percent'])} ({highest[column]}) of councils"
    )
