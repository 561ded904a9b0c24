"""Spend in March as a share of the financial year."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Give the share of the latest full year."""
    shown = rows.records()
    if not shown:
        return Finding(
            heading="No full financial year in this selection",
            measure="0 financial years with all 12 months final",
            sentence="A year without all its months has no share.",
            alt="",
        )
    last = shown[-1]
    year = wording.financial_year(last["financial_year"])
    heading = f"March had {_share(last['march_percent'])} of spend in {year}"
    if last["march_percent"] is None:
        heading = f"Too few invoice lines for March's share in {year}"
    return Finding(
        heading=heading,
        measure=(
            f"{wording.money(last['march_spend_gbp'])} of {wording.money(last['spend_gbp'])} in {year}"
            f"{choice.sales()}; full financial years only"
        ),
        sentence="An even spread would be 8.3%. Growth over the year by itself makes the last month higher.",
        alt="",
    )


def _share(percent: float | None) -> str:
    return "" if percent is None else wording.percent(percent)
