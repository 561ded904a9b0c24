"""Cumulative G-Cloud sales as published, and where they stood when the report appeared."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

BILLION = 10**9


def finding(rows: Rows, choice: Choice) -> Finding:
    """State the position when the report appeared, and the latest published total."""
    shown = rows.records()
    if not shown:
        return Finding("No published totals in this snapshot", "G-Cloud sales as published", "Nothing to draw.", "")
    report = next((row for row in shown if row["is_report_position"]), None)
    latest = shown[-1]
    heading = f"G-Cloud sales had reached {wording.money(latest['spend_gbp'])} by {wording.month(latest['as_at_date'])}"
    position = ""
    if report:
        heading = f"G-Cloud had sold {wording.money(report['spend_gbp'])} when the report appeared"
        position = (
            f"When Procuring the Smarter State appeared in January 2018, sales to {wording.day(report['as_at_date'])} "
            f"stood at {wording.money(report['spend_gbp'])} ({report['published_in']}). "
        )
    return Finding(
        heading=heading,
        measure=(
            f"Cumulative G-Cloud sales since April 2012 as published, £ without VAT, "
            f"{_years(shown[0]['as_at_date'], latest['as_at_date'])}; each point names its publication"
        ),
        sentence=(
            f"{position}The latest published total is {wording.money(latest['spend_gbp'])} "
            f"({latest['published_in']}). These totals do not depend on the filters."
        ),
        alt=f"Points joined by a line: published cumulative G-Cloud sales, {_amount(shown[0])}"
        + (f", then {_amount(latest)}." if len(shown) > 1 else "."),
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Each published total as a point, the report's position marked."""
    shown = rows.records()
    marked = next((index for index, row in enumerate(shown) if row["is_report_position"]), None)
    mark = (
        f"<b>{wording.money(shown[marked]['spend_gbp'])}</b><br>when the report appeared" if marked is not None else ""
    )
    texts = [
        f"{wording.money(row['spend_gbp'])} to {wording.day(row['as_at_date'])}<br>{escape(row['published_in'])}"
        for row in shown
    ]
    return charts.points(
        theme,
        [row["as_at_date"] for row in shown],
        [float(row["spend_gbp"]) / BILLION for row in shown],
        texts,
        marked,
        mark,
    )


def _amount(row: dict[str, Any]) -> str:
    return f"{wording.money(row['spend_gbp'])} in {row['as_at_date'].year}"


def _years(first: date, last: date) -> str:
    return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
