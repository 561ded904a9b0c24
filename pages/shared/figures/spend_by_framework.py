"""Spend by month and framework, or by family where the file lost the iteration."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.figures import spend_lines
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOT_TOLD = " (iteration not published)"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The framework with most spend in the last final month; the family, and why, where no iteration is told."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding(
            "No final month of spend in this selection", "0 frameworks by month, £", "There is nothing to draw.", ""
        )
    months = [row["month"] for row in final]
    last = max(months)
    spend = spend_lines.totals(rows, "framework_name")
    heading = _heading([row for row in final if row["month"] == last], last)
    lost = sorted({row["framework_family"] for row in rows.records() if not row["is_iteration"]})
    return Finding(
        heading=heading,
        measure=(
            f"Spend by framework{choice.sales()}, £ a month: {wording.money(sum(spend.values()))} in all, "
            f"{wording.period(min(months), last)}"
        ),
        sentence=(
            f"The file does not tell the iteration of {wording.listed(lost)}, so the line is the whole family and no "
            "rise or fall of an iteration can be shown."
            if lost
            else "Invoices under an iteration go on after it has closed to new orders."
        ),
        alt=f"Line chart of monthly spend, {wording.count(len(spend), 'line')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a framework."""
    return spend_lines.chart(rows, theme, "framework_name", short=(NOT_TOLD,))


def _heading(ends: list[dict[str, Any]], last: date) -> str:
    month = wording.month(last)
    spend = {row["framework_name"]: row["spend_gbp"] for row in ends}
    most = max(spend.values())
    largest = [name for name, pounds in spend.items() if pounds == most]
    if len(largest) > 1:
        return f"{len(largest)} frameworks tie in {month}, with {wording.money(most)} each"
    if largest[0].endswith(NOT_TOLD):
        return f"{largest[0].removesuffix(NOT_TOLD)} as one family: {wording.money(most)} in {month}"
    return f"{largest[0]} had most spend in {month}: {wording.money(most)}"
