"""Spend a month by kind of buyer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pages.shared import charts, rules, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MILLION = 10**6
SHOWN = ("Departments", "Other central bodies", "Agencies", "Local authorities")


def finding(rows: Rows, choice: Choice) -> Finding:
    """Compare the last final month with the same month a year before, or name the largest group."""
    months = sorted({row["month"] for row in rows.records() if not row["is_provisional"]})
    if not months:
        return Finding("No final month of spend in this selection", "Spend a month", "There is nothing to draw.", "")
    last = months[-1]
    councils, departments = (_spend(rows, name, last) for name in ("Local authorities", "Departments"))
    total = sum(row["spend_gbp"] for row in rows.records() if row["month"] == last)
    year_before = last.replace(year=last.year - 1)
    before = sum(row["spend_gbp"] for row in rows.records() if row["month"] == year_before)
    heading = f"Suppliers reported {wording.money(total)} of sales in {wording.month(last)}"
    if total < 0:
        heading = f"Credit notes exceeded sales by {wording.money(-total)} in {wording.month(last)}"
    elif before > 0 and total > 0 and rules.has_base(min(_lines(rows, month) for month in (last, year_before))):
        heading = _change(float(total / before), wording.month(last), wording.month(year_before))
    return Finding(
        heading=heading,
        measure=(
            f"Spend a month by kind of buyer, £ without VAT, {wording.period(months[0], last)}"
            f"{choice.sales()}: {wording.money(total)} in {wording.month(last)}"
            + (f", {wording.money(before)} in {wording.month(year_before)}" if before > 0 else "")
        ),
        sentence=(
            f"In {wording.month(last)} departments bought for {wording.money(departments)} and local authorities for "
            f"{wording.money(councils)}. The rest of the wider public sector and unmatched buyers are in the table."
        ),
        alt=(
            f"Line chart of monthly spend for departments, other central bodies, agencies and local authorities, "
            f"{wording.period(months[0], last)}; departments {wording.money(departments)} at the end."
        ),
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a group; bodies of the wider public sector other than councils stay in the table."""
    months = sorted(set(rows.column("month")))
    provisional = any(rows.column("is_provisional"))
    series = [
        charts.Line(
            group,
            months,
            [float(_spend(rows, group, month)) / MILLION for month in months],
            theme.groups[group],
            len(months) - 1 if provisional and len(months) > 1 else None,
        )
        for group in SHOWN
    ]
    return charts.lines(theme, series, unit="£m", hover="£%{y:,.2f} million")


def _spend(rows: Rows, group: str, month: date) -> Decimal:
    found = [row["spend_gbp"] for row in rows.records() if (row["buyer_group"], row["month"]) == (group, month)]
    return sum(found, Decimal(0))


def _lines(rows: Rows, month: date) -> int:
    return sum(row["invoice_count"] for row in rows.records() if row["month"] == month)


def _change(ratio: float, now: str, before: str) -> str:
    if ratio >= 1.95:
        return f"Spend in {now} was {ratio:,.1f} times that in {before}"
    if abs(ratio - 1) < 0.005:
        return f"Monthly spend hardly changed in the year to {now}"
    change = "more than 99%" if ratio < 0.005 else wording.percent(100 * abs(ratio - 1))
    return f"Monthly spend {'rose' if ratio > 1 else 'fell'} by {change} in the year to {now}"
