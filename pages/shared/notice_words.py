"""What the figures on notices have in common: bars of counts, medians, and what a sample may not be taken for."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.finding import Finding
from pages.shared.store import Rows

SAMPLE = "These notices are a sample of the schema, not of the market, so no share of anything is given."
NONE = "No notice in this snapshot; the source is optional."


def most(rows: Rows, column: str, by: str) -> str:
    """What has the most, in the words of the table: `Local authorities`, or several where they tie."""
    top = max(rows.column(column))
    return wording.listed([str(row[by]) for row in rows.records() if row[column] == top])


def bars(rows: Rows, theme: Theme, column: str, by: str) -> charts.Chart:
    """Bars of counts, the highest strong, the others as context."""
    shown = rows.records()
    top = max(row[column] for row in shown)
    colours = [theme.strong if row[column] == top else theme.context for row in shown]
    values = [row[column] for row in shown]
    return charts.bars(theme, [row[by] for row in shown], values, colours, [f"{value:,}" for value in values])


def medians(rows: Rows, column: str, measure: str, subject: str, verb: str) -> Finding:
    """The range of medians by kind of buyer, as far as there are enough to give one."""
    given = [row for row in rows.records() if row[column] is not None]
    if not given:
        heading = f"Too few {subject} to give a median" if len(rows) else f"No {subject} with both days"
        return Finding(heading, measure, "There is nothing to draw." if len(rows) else NONE, "")
    sample = not any(rows.column("window_notice_count"))
    days = {row["buyer_group"]: row[column] for row in given}
    low, high = min(days.values()), max(days.values())
    if len(days) == 1:
        heading = f"{next(iter(days))}: half of {subject} {verb} within {_days(low)}"
    elif low == high:
        heading = f"The same median for every kind of buyer: {_days(low)}"
    else:
        heading = f"Medians from {_days(low)} to {_days(high)} between kinds of buyer"
    if sample:
        heading = f"In this sample: {heading[0].lower()}{heading[1:]}"
    low_groups = wording.listed([group for group, value in days.items() if value == low])
    return Finding(
        heading=heading,
        measure=measure,
        sentence=f"Fewest days: {low_groups} ({_days(low)}). Kinds of buyer with fewer than 10 {subject} have no bar.",
        alt=f"Bars of median days by kind of buyer. {heading}."[:220],
    )


def median_bars(rows: Rows, theme: Theme, column: str) -> charts.Chart:
    """Bars of the medians that are given."""
    given = [row for row in rows.records() if row[column] is not None]
    if not given:
        return {"data": [], "layout": {}}
    values = [row[column] for row in given]
    labels = [row["buyer_group"] for row in given]
    return charts.bars(theme, labels, values, [theme.strong] * len(given), [_days(value) for value in values])


def _days(value: float) -> str:
    return f"{value:,.0f} day{'' if value == 1 else 's'}" if value == int(value) else f"{value:,.1f} days"
