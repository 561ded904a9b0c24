"""How long opportunities are open."""

from __future__ import annotations

from collections import Counter

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The most usual time."""
    times: Counter[int] = Counter()
    for row in rows.records():
        times[row["open_days"]] += row["opportunity_count"]
    total = sum(times.values())
    measure = f"Opportunities by the days for which suppliers could apply: {total:,} with a published time"
    if not times:
        return Finding("No opportunity with a published time", measure, "There is nothing to draw.", "")
    most = sorted(days for days, number in times.items() if number == max(times.values()))
    every_one = wording.count(total, "opportunity", "opportunities")
    if len(most) > 1:
        heading = (
            f"{wording.listed([str(days) for days in most])} days tie, with {times[most[0]]:,} of {every_one} each"
        )
    else:
        heading = f"{times[most[0]]:,} of {every_one} open for {wording.count(most[0], 'day')}"
    return Finding(
        heading=heading,
        measure=measure,
        sentence="Buyers choose the time: what is open longer may be larger work, so compare applications with care.",
        alt=f"Bar chart of opportunities by category and days open. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a category and time."""
    shown = rows.records()
    return charts.bars(
        theme,
        [f"{row['lot_name']}, {wording.count(row['open_days'], 'day')}" for row in shown],
        [row["opportunity_count"] for row in shown],
        [theme.strong] * len(shown),
        [f"{row['opportunity_count']:,}" for row in shown],
    )
