"""Awards to micro, small, medium and large firms, by number and by declared value."""

from __future__ import annotations

from typing import Any

from pages.shared import rules, wording
from pages.shared.charts.parts import Chart
from pages.shared.charts.split_bars import Part, split_bars
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """SMEs' part of awards and of their value."""
    shown = rows.records()
    awards, declared, doubtful = (
        sum(row[column] for row in shown) for column in ("award_count", "declared_count", "doubtful_count")
    )
    value = sum(row["contract_gbp"] for row in shown)
    measure = (
        f"Awards by the size of the winner: {wording.money(value)} together, of "
        f"{wording.count(declared + doubtful, 'award')} with a declared value"
    )
    if not shown:
        return Finding("No award with a published winner", measure, "There is nothing to draw.", "")
    small = [row for row in shown if row["winner_size"] != "large"]
    won, worth = sum(row["award_count"] for row in small), sum(row["contract_gbp"] for row in small)
    heading = f"SMEs won {won:,} of {wording.count(awards, 'award')}"
    if rules.has_base(awards) and rules.has_base(declared) and value > 0:
        heading = (
            f"SMEs won {wording.percent(100 * won / awards)} of awards, "
            f"{wording.percent(100 * float(worth / value))} of their declared value"
        )
    return Finding(
        heading=heading,
        measure=measure,
        sentence=(
            f"SMEs are micro, small and medium firms: {won:,} of {wording.count(awards, 'award')}. "
            + (f"{doubtful:,} of the values are under £1,000, may be day rates, and are left out. " if doubtful else "")
            + "A few large contracts move the share by value."
        ),
        alt=f"Bars of shares of awards by number and by value, for each size of winner. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Two bars a size: share by number and by value."""
    shown = [row for row in rows.records() if row["award_share_percent"] is not None]
    split = [
        _part("By number", shown, "award_share_percent", theme.strong),
        _part("By declared value", shown, "value_share_percent", theme.context),
    ]
    labels = [f"{row['winner_size'].capitalize()} firms" for row in shown]
    return split_bars(theme, labels, split, stacked=False) if shown else {"data": [], "layout": {}}


def _part(name: str, rows: list[dict[str, Any]], column: str, colour: str) -> Part:
    values = [row[column] for row in rows]
    return Part(name, values, ["" if value is None else wording.percent(value) for value in values], colour)
