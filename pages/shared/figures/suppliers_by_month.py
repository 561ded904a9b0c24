"""Suppliers with sales, and new ones, month by month."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many had sales in the last final month, and how many of them for the first time."""
    shown = rows.records()
    if not shown:
        return Finding(
            "No supplier has sales in this selection", "0 suppliers by month", "There is nothing to draw.", ""
        )
    last = shown[-1]
    new = last["new_supplier_count"]
    heading = f"{wording.count(last['supplier_count'], 'supplier')} had sales in {wording.month(last['month'])}"
    heading += "" if new is None else f", {new:,} for the first time"
    total = sum(row["new_supplier_count"] or 0 for row in shown)
    return Finding(
        heading=heading,
        measure=f"Suppliers with sales{choice.sales()}, {wording.period(shown[0]['month'], last['month'])}",
        sentence=(
            "In the first 12 months of data every supplier would be new, so no new ones are counted there. "
            f"After them, {wording.count(total, 'supplier is', 'suppliers are')} new in these months."
        ),
        alt=f"Line chart of suppliers with sales each month, and of new ones. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Two lines: with sales, and new."""
    months, new = rows.column("month"), rows.column("new_supplier_count")
    series = [charts.Line("With sales", months, rows.column("supplier_count"), theme.strong)]
    if any(count is not None for count in new):
        series.append(charts.Line("New", months, new, theme.groups["Local authorities"]))
    return charts.lines(theme, series, unit="", hover="%{y:,}")
