"""Opportunities a month by kind of buyer."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

SHOWN = ("Departments", "Other central bodies", "Agencies", "Local authorities")


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many departments, agencies and councils published, of all."""
    months = sorted(set(rows.column("month")))
    if not months:
        return Finding("No opportunities in this snapshot", "Opportunities a month: 0", "The source is optional.", "")
    total = sum(rows.column("opportunity_count"))
    departments, agencies, councils = (_of(rows, group) for group in ("Departments", "Agencies", "Local authorities"))
    every_one = wording.count(total, "opportunity", "opportunities")
    return Finding(
        heading=f"Departments published {departments:,} of {every_one}, councils {councils:,}",
        measure=f"Opportunities a month by kind of buyer, {wording.period(months[0], months[-1])}: {every_one}",
        sentence=(
            f"Agencies published {agencies:,}. {wording.month(months[-1])} is not whole, so it is in the table alone. "
            "So are other buyers."
        ),
        alt=(
            f"Line chart of opportunities a month for departments, other central bodies, agencies and local "
            f"authorities, {wording.period(months[0], months[-1])}; {every_one}."
        )[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a kind of buyer; the last month is not whole, and left out."""
    months = sorted(set(rows.column("month")))[:-1]
    counts = {(row["buyer_group"], row["month"]): row["opportunity_count"] for row in rows.records()}
    series = [
        charts.Line(
            group,
            months,
            [counts.get((group, month), 0) for month in months],
            theme.groups[group],
        )
        for group in SHOWN
    ]
    return charts.lines(theme, series, unit="", hover="%{y}")


def _of(rows: Rows, group: str) -> int:
    return sum(row["opportunity_count"] for row in rows.records() if row["buyer_group"] == group)
