"""What each chosen body bought, added up month by month."""

from __future__ import annotations

from html import escape
from itertools import groupby
from textwrap import wrap
from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

LABEL_WIDTH = 14  # letters, for which a chart has room at its right on a narrow page too
MOST_COLOURS = 4
MILLION = 10**6


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say when a body bought, or how much the bodies did."""
    series = _series(rows.records())
    if not series:
        return Finding("No public body is chosen", "0 bodies", "Choose a body to see what it bought.", "")
    first, last = series[0][0]["month"], series[0][-1]["month"]
    heading = _heading(series)
    return Finding(
        heading=heading,
        measure=f"Own spend added up{choice.sales()}, £ without VAT, {wording.period(first, last)}",
        sentence=f"{_provisional(series)}A line climbs where the body bought and is level where it did not.",
        alt=f"Line chart of cumulative spend of {wording.count(len(series), 'body', 'bodies')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a body, each labelled at its end; beyond four the first is strong and the others are context."""
    series = _series(rows.records())
    in_millions = any(row["spend_to_date_gbp"] >= MILLION for body in series for row in body)
    size, unit, hover = (MILLION, "£m", "£%{y:,.2f}m") if in_millions else (1, "£", "£%{y:,.0f}")
    drawn = charts.lines(
        theme,
        [_line(body, colour, size) for body, colour in zip(series, _colours(theme, len(series)), strict=True)],
        unit=unit,
        hover=hover,
    )
    if drawn["data"]:
        drawn["layout"]["yaxis"] |= {"tickformat": ",~r"}
    return drawn


def _series(records: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [list(group) for _, group in groupby(records, key=lambda row: row["buyer_id"])]


def _heading(series: list[list[dict[str, Any]]]) -> str:
    bought = sorted({sum(row["spend_gbp"] > 0 for row in body) for body in series})
    months = f"{' to '.join(f'{number:,}' for number in bought[:1] + bought[1:][-1:])} of "
    months += wording.count(len(series[0]), "month")
    who = series[0][0]["buyer_name"] if len(series) == 1 else f"{len(series)} bodies"
    return f"{who} bought in {months}"


def _provisional(series: list[list[dict[str, Any]]]) -> str:
    last = series[0][-1]
    return f"{wording.month(last['month'])} is provisional. " if last["is_provisional"] else ""


def _colours(theme: Theme, bodies: int) -> list[str]:
    if bodies > MOST_COLOURS:
        return [theme.strong] + [theme.context] * (bodies - 1)
    others = ("Local authorities", "Agencies", "Other central bodies")
    return [theme.strong, *(theme.groups[group] for group in others)][:bodies]


def _line(body: list[dict[str, Any]], colour: str, size: int) -> charts.Line:
    provisional = body[-1]["is_provisional"] and len(body) > 1
    short = body[0]["buyer_name"].removesuffix(" Council")
    name = "<br>".join(escape(part) for part in wrap(short, LABEL_WIDTH)).replace(" ", "\N{NO-BREAK SPACE}")
    return charts.Line(
        name,
        [row["month"] for row in body],
        [float(row["spend_to_date_gbp"] / size) for row in body],
        colour,
        len(body) - 1 if provisional else None,
    )
