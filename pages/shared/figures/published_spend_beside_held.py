"""G-Cloud sales as published elsewhere, beside those counted here."""

from __future__ import annotations

from html import escape
from typing import Any

from pages.shared import charts, wording
from pages.shared.charts import beside as beside_charts
from pages.shared.charts.beside import Point
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MILLION = 10**6
ALL_SALES = "All G-Cloud sales so far"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many published figures there are to compare with, and each one's difference."""
    shown = rows.records()
    published = [row for row in shown if row["published_gbp"] is not None]
    if not published:
        return Finding(
            "No published sales for the months held",
            f"G-Cloud sales as published elsewhere and as counted here, {wording.count(len(shown), 'month')}",
            "There is nothing to compare with.",
            "",
        )
    largest = max(published, key=lambda row: abs(row["published_less_held_gbp"]))
    apart = wording.money(abs(largest["published_less_held_gbp"]))
    number = wording.count(len(published), "published figure")
    note = f" {largest['note']}" if largest["note"] else ""
    return Finding(
        heading=f"{number}: at most {apart} from what is counted here",
        measure=(
            f"G-Cloud sales, \u00a3 without VAT: {number} for months held, beside the newest file held; "
            "these do not depend on the filters"
        ),
        sentence=(f"Farthest apart: {_compared(largest)}.{note} Every difference is in the table, with what is known."),
        alt=f"Line of sales counted here with {number} as rings; at most {apart} apart.",
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Sales so far as counted here, month by month, with published totals behind."""
    shown = [row for row in rows.records() if row["sales_counted"] == ALL_SALES]
    months = sorted({row["month"] for row in shown})
    held = {row["month"]: float(row["held_gbp"]) / MILLION for row in shown}
    provisional = any(row["is_provisional"] for row in shown) and len(months) > 1
    line = charts.Line(
        "Counted here",
        months,
        [held[month] for month in months],
        theme.strong,
        len(months) - 1 if provisional else None,
    )
    points = [
        Point(row["month"], float(row["published_gbp"]) / MILLION, f"{escape(_compared(row))}")
        for row in shown
        if row["published_gbp"] is not None
    ]
    return beside_charts.points_behind(theme, line, points, unit="\u00a3m", hover="\u00a3%{y:,.2f} million")


def _compared(row: dict[str, Any]) -> str:
    counted = row["sales_counted"]
    what = counted if counted == ALL_SALES else f"{counted[0].lower()}{counted[1:]}"
    return (
        f"{row['published_in']} gives {wording.money(row['published_gbp'])} for {what[0].lower()}{what[1:]} to "
        f"{wording.month(row['month'])}, the file held {wording.money(row['held_gbp'])}"
    )
