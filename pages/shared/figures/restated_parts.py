"""Two publications side by side: what the figures by sector, lot and supplier size share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NAMES = {"SME": "SMEs", "Large": "Large suppliers"}


def finding(rows: Rows, choice: Choice, column: str, noun: str) -> Finding:
    """The part that changed most, and how many months and parts changed at all."""
    changes = _changes(rows, column)
    moved = sum(row["difference_gbp"] != 0 for row in rows.records())
    net = sum(changes.values(), Decimal(0))
    heading = _heading(changes, noun)
    return Finding(
        heading=heading,
        measure=(
            f"Spend in a publication less spend in the one before, by {noun}, £; months that both hold; "
            f"{_signed(net)} in all"
        ),
        sentence=f"{moved:,} of {wording.count(len(rows), f'month and {noun}', f'months and {noun}s')} changed.",
        alt=f"Bar chart of the change between publications by {noun}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme, column: str) -> charts.Chart:
    """A bar a part, the largest rise first."""
    changes = sorted(_changes(rows, column).items(), key=lambda item: (-item[1], item[0]))
    return charts.bars(
        theme,
        [part for part, _ in changes],
        [float(change) for _, change in changes],
        [theme.strong] * len(changes),
        [_signed(change, wording.money_short) for _, change in changes],
    )


def _changes(rows: Rows, column: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for row in rows.records():
        found[row[column]] = found.get(row[column], Decimal(0)) + row["difference_gbp"]
    return found


def _heading(changes: dict[str, Decimal], noun: str) -> str:
    if not changes:
        return "No two publications hold the same month"
    largest = max(abs(change) for change in changes.values())
    if largest == 0:
        return f"No {noun} changed between publications"
    parts = [part for part in sorted(changes) if abs(changes[part]) == largest]
    if len(parts) > 1:
        return f"{len(parts)} {noun}s tie, each changed by {wording.money(largest)}"
    return f"{NAMES.get(parts[0], parts[0])} changed most: {_signed(changes[parts[0]])}"


def _signed(pounds: Decimal, written: Callable[[Decimal], str] = wording.money) -> str:
    return f"+{written(pounds)}" if pounds > 0 else written(pounds)
