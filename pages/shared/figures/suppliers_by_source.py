"""Where suppliers are seen: in spend, among winners of opportunities, in awards of notices."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many are seen in more than one source, and how many of them are sure to be one company."""
    total = sum(rows.column("supplier_count"))
    several = [row for row in rows.records() if row["place_count"] > 1]
    joined, sure, uncertain = (
        sum(row[column] for row in several) for column in ("supplier_count", "sure_count", "uncertain_count")
    )
    verb = "is" if 1 in (joined, total) else "are"
    heading = f"{joined:,} of {wording.count(total, 'supplier')} {verb} in several sources"
    if not total:
        heading = "No supplier is named in this snapshot"
    return Finding(
        heading=heading,
        measure=f"Suppliers named in sales, as winners of opportunities, or in awards of notices: {total:,}",
        sentence=(
            f"Of those in several sources, {sure:,} {'is' if sure == 1 else 'are'} sure to be one company, by a number "
            f"in a register, and {uncertain:,} {'is' if uncertain == 1 else 'are'} uncertain. Sales and opportunities "
            f"give no such number.{_nameless(rows)}"
        ),
        alt=f"Bars of suppliers by the sources that name them. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars by number, those of several sources strong."""
    shown = [row for row in rows.records() if row["supplier_count"]]
    if not shown:
        return {"data": [], "layout": {}}
    return charts.bars(
        theme,
        [row["seen_in"] for row in shown],
        [row["supplier_count"] for row in shown],
        [theme.strong if row["place_count"] > 1 else theme.context for row in shown],
        [f"{row['supplier_count']:,}" for row in shown],
    )


def _nameless(rows: Rows) -> str:
    """Awards that nobody can be counted for."""
    lost = [row for row in rows.records() if row["place_count"] == 0]
    awards = sum(row["opportunity_award_count"] + row["notice_award_count"] for row in lost)
    return f" Without a published name: {wording.count(awards, 'award')}." if awards else ""
