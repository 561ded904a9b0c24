"""How concentrated spend is, on the side of buyers and on that of suppliers."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

FULL = 12  # months


def finding(rows: Rows, choice: Choice) -> Finding:
    """What the ten largest of each side have in the newest full year, or the newest at all."""
    compared = [row for row in rows.records() if row["largest_ten_percent"] is not None]
    heading = _heading(compared)
    index = "; ".join(
        f"{row['market_side'].lower()} {_year(row)}: {row['herfindahl_index']:,.0f} of {row['party_count']:,}"
        for row in compared
    )
    return Finding(
        heading=heading,
        measure=f"Share of spend of the 10 largest{choice.sales()}, %, by financial year, up to the last final month",
        sentence=(
            f"Herfindahl-Hirschman index, 0 to 10,000, and how many there were: {index}."
            if index
            else "With fewer than 10 buyers or suppliers there is no share and no index."
        ),
        alt=f"Bar chart of the share of spend of the ten largest buyers and suppliers by year. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a side and year; years without all their months in grey."""
    shown = [row for row in rows.records() if row["largest_ten_percent"] is not None]
    return charts.bars(
        theme,
        [f"{row['market_side']} {_year(row)}" for row in shown],
        [row["largest_ten_percent"] for row in shown],
        [theme.strong if row["month_count"] == FULL else theme.context for row in shown],
        [wording.percent(row["largest_ten_percent"]) for row in shown],
    )


def _heading(compared: list[dict[str, Any]]) -> str:
    if not compared:
        return "Too few buyers and suppliers to speak of concentration"
    full = [row for row in compared if row["month_count"] == FULL] or compared
    newest = max(row["financial_year"] for row in full)
    share = {
        row["market_side"]: wording.percent(row["largest_ten_percent"])
        for row in full
        if row["financial_year"] == newest
    }
    said = [f"{side.lower()}: {part}" for side, part in sorted(share.items(), reverse=True)]
    first, *rest = said
    year = _year(next(row for row in full if row["financial_year"] == newest))
    return "; ".join([f"Ten largest {first} of spend in {year}", *rest])


def _year(row: dict[str, Any]) -> str:
    months = row["month_count"]
    year = wording.financial_year(row["financial_year"])
    return year if months == FULL else f"{year} ({wording.count(months, 'month')})"
