"""Adoption of councils in small multiples: what the figures by nation, region and council type share."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby
from typing import Any

from pages.shared import charts, rules, wording
from pages.shared.charts import parts as chart_parts
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice, column: str, noun: str) -> Finding:
    """Name the groups with the highest and the lowest share at the last final month, on bases that allow it."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding("No final month in this selection", f"Adoption by {noun}", "There is nothing to draw.", "")
    last = max(row["month"] for row in final)
    month = wording.month(last)
    ends = [row for row in final if row["month"] == last]
    compared = [row for row in ends if row["adoption_percent"] is not None]
    heading = _heading(compared, column, noun, choice)
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
        name: group
        for name, group in _groups(rows.records(), column).items()
        if rules.has_base(group[-1]["register_count"])
    }
    top = max((row["adoption_percent"] or 0 for group in shown.values() for row in group), default=0)
    return charts.panels(theme, [_line(name, group, theme) for name, group in shown.items()], top=max(10, top * 1.1))


def _line(name: str, group: list[dict[str, Any]], theme: Theme) -> charts.Line:
    provisional = group[-1]["is_provisional"] and len(group) > 1
    end = group[-2] if provisional else group[-1]
    heading = chart_parts.wrapped(escape(name), longest=20)
    return charts.Line(
        f"<b>{heading}</b><br>{wording.n_of_m(end['bought_count'], end['register_count'])}",
        [row["month"] for row in group],
        [row["adoption_percent"] for row in group],
        theme.groups["Local authorities"],
        len(group) - 1 if provisional else None,
    )


def _groups(records: list[dict[str, Any]], column: str) -> dict[str, list[dict[str, Any]]]:
    return {name: list(group) for name, group in groupby(records, key=lambda row: row[column])}


def _heading(compared: list[dict[str, Any]], column: str, noun: str, choice: Choice) -> str:
    if not compared:
        return f"Too few councils{choice.place()} to compare by {noun}"
    if len(compared) == 1:
        return f"{_alone(compared[0], column, choice)} had bought"
    highest, lowest = (_at_end(pick, compared) for pick in (max, min))
    shares = [wording.share_of(rows[0]["bought_count"], rows[0]["register_count"]) for rows in (lowest, highest)]
    if len(lowest) == len(compared):
        return f"The same share of councils had bought in every {noun}"
    if shares[0] == shares[1]:
        return f"About {shares[0]} of councils had bought in every {noun}"
    place = choice.place() if column == "authority_type" else ""
    return f"From {shares[0]} ({_named(lowest, column)}) to {shares[1]} ({_named(highest, column)}) of councils{place}"


def _at_end(pick: Callable[..., float], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All rows that tie for the highest or the lowest share."""
    end = pick(row["adoption_percent"] for row in rows)
    return [row for row in rows if row["adoption_percent"] == end]


def _named(rows: list[dict[str, Any]], column: str) -> str:
    return str(rows[0][column]) if len(rows) == 1 else f"{len(rows)} tied"


def _alone(row: dict[str, Any], column: str, choice: Choice) -> str:
    """The only group: with the chosen place, which may be a part of it or hold more than it."""
    name, region = row[column], choice.values.get("region")
    where = name if region in (None, name) else f"{region}, {name}"
    bought, register = row["bought_count"], row["register_count"]
    return f"{where}: {bought:,} of {wording.count(register, 'council')} ({wording.share_of(bought, register)})"
