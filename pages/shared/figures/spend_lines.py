"""Spend by month in one line a part: what the figures by framework and by lot share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import cycle

from pages.shared import charts
from pages.shared.charts.theme import Theme
from pages.shared.store import Rows

MILLION = 10**6
LOT_WORDS = (" as a Service", " Cloud Services")
DRAWN = 5  # more lines than that cannot be told apart: the parts with most spend are drawn, the table has all


def totals(rows: Rows, column: str, *, final: bool = True) -> dict[str, Decimal]:
    """Spend of each part, in the order of the rows; final months only unless said otherwise."""
    found: dict[str, Decimal] = {}
    for row in rows.records():
        if not (final and row["is_provisional"]):
            found[row[column]] = found.get(row[column], Decimal(0)) + row["spend_gbp"]
    return found


def chart(rows: Rows, theme: Theme, column: str, short: tuple[str, ...] = ()) -> charts.Chart:
    """The parts with most spend, in the order of the rows; `short` are the words that a line's label leaves out."""
    spend = totals(rows, column, final=False)
    drawn = sorted(spend, key=lambda part: -spend[part])[:DRAWN]
    months = sorted(set(rows.column("month")))
    provisional = any(rows.column("is_provisional")) and len(months) > 1
    colours = cycle(dict.fromkeys([*theme.groups.values(), theme.strong]))
    series = [
        charts.Line(
            shortened(part, short),
            months,
            [_million(rows, column, part, month) for month in months],
            next(colours),
            len(months) - 1 if provisional else None,
        )
        for part in spend
        if part in drawn
    ]
    return charts.lines(theme, series, unit="£m", hover="£%{y:,.2f} million")


def shortened(name: str, short: tuple[str, ...]) -> str:
    """A name without the words that every name of its kind has."""
    for words in short:
        name = name.removesuffix(words)
    return name


def _million(rows: Rows, column: str, part: str, month: date) -> float:
    found = [row["spend_gbp"] for row in rows.records() if (row[column], row["month"]) == (part, month)]
    return float(sum(found, Decimal(0))) / MILLION
