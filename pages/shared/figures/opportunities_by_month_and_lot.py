"""Opportunities a month by category, which is a lot of the framework."""

from __future__ import annotations

from collections import Counter

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The category with most opportunities."""
    months = sorted(set(rows.column("month")))
    if not months:
        return Finding("No opportunities in this snapshot", "Opportunities a month: 0", "The source is optional.", "")
    totals = _totals(rows)
    every_one = wording.count(sum(totals.values()), "opportunity", "opportunities")
    most = [lot for lot, number in totals.items() if number == max(totals.values())]
    if len(most) > 1:
        heading = f"{wording.listed(most)} tie, with {totals[most[0]]:,} of {every_one} each"
    else:
        heading = f"{most[0]}: {totals[most[0]]:,} of {every_one}"
    each = ", ".join(f"{lot} {number:,}" for lot, number in sorted(totals.items()))
    return Finding(
        heading=heading,
        measure=f"Opportunities a month by category, {wording.period(months[0], months[-1])}: {each}",
        sentence=f"{wording.month(months[-1])} is not whole, so it is in the table alone.",
        alt=f"Line chart of opportunities a month by category. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a category, the largest as the strong line; the last month is not whole, and left out."""
    months = sorted(set(rows.column("month")))[:-1]
    counts = {(row["lot_name"], row["month"]): row["opportunity_count"] for row in rows.records()}
    colours = [theme.strong, theme.groups["Suppliers"], theme.groups["Agencies"], theme.context]
    series = [
        charts.Line(lot, months, [counts[lot, month] for month in months], colour)
        for (lot, _), colour in zip(_totals(rows).most_common(len(colours)), colours, strict=False)
    ]
    return charts.lines(theme, series, unit="", hover="%{y}")


def _totals(rows: Rows) -> Counter[str]:
    totals: Counter[str] = Counter()
    for row in rows.records():
        totals[row["lot_name"]] += row["opportunity_count"]
    return totals
