"""Spend by month and lot."""

from __future__ import annotations

from pages.shared import charts, rules, wording
from pages.shared.charts.theme import Theme
from pages.shared.figures import spend_lines
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The lot with most spend, and its share where credit notes and the base allow one."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding(
            "No final month of spend in this selection", "0 lots by month, £", "There is nothing to draw.", ""
        )
    spend = spend_lines.totals(rows, "lot_name")
    lines = sum(row["invoice_count"] for row in final)
    months = [row["month"] for row in final]
    most = max(spend.values())
    largest = [lot for lot, pounds in spend.items() if pounds == most]
    if len(largest) > 1:
        heading = f"{len(largest)} lots tie, with {wording.money(most)} each"
    elif rules.has_base(lines) and len(spend) > 1 and min(spend.values()) >= 0 < most:
        heading = f"{largest[0]} took {wording.percent(float(100 * most / sum(spend.values())))} of spend"
    else:
        heading = f"{largest[0]} had most spend: {wording.money(most)}"
    return Finding(
        heading=heading,
        measure=f"Spend by lot{choice.sales()}, £ a month, {wording.period(min(months), max(months))}",
        sentence="; ".join(f"{lot}: {wording.money(pounds)}" for lot, pounds in spend.items()) + ".",
        alt=f"Line chart of monthly spend, {wording.count(len(spend), 'lot')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a lot."""
    return spend_lines.chart(rows, theme, "lot_name", short=spend_lines.LOT_WORDS)
