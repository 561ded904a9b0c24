"""Share of spend with small and medium-sized firms, by kind of buyer and financial year."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.charts.bar_panels import Panel, pairs
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import percent
from pages.shared.store import Rows

CENTRAL = "Central government"
FULL = 12  # months


def finding(rows: Rows, choice: Choice) -> Finding:
    """The share by value of councils and of central government in the last full year that gives both, or one."""
    shown = rows.records()
    lot = f" (lot: {choice.words['lot_id']})" if "lot_id" in choice.words else ""
    if not shown:
        return Finding(
            "No final month of spend in this selection", "SME share, % of spend", "There is nothing to draw.", ""
        )
    partial = {row["financial_year"]: row["month_count"] for row in shown if row["month_count"] < FULL}
    aspired = next((row for row in reversed(shown) if row["aspired_share"] is not None), None)
    heading = _heading([row for row in shown if row["month_count"] == FULL and row["sme_value_percent"] is not None])
    return Finding(
        heading=heading,
        measure=(
            f"SME share of spend{lot}, % by value and by volume, up to the last final month: "
            f"{wording.count(len({row['financial_year'] for row in shown}), 'financial year')}"
        ),
        sentence=" ".join([*_partial(partial), _aspiration(aspired), "Labels change between publications."]),
        alt=f"Small bar charts of the SME share, one each kind of buyer. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """One panel a kind of buyer; the aspiration on central government's alone."""
    groups = [(name, list(group)) for name, group in groupby(rows.records(), key=lambda row: row["buyer_group"])]
    shown = [(name, group) for name, group in groups if any(row["sme_value_percent"] is not None for row in group)]
    return pairs(theme, [_panel(name, group) for name, group in shown], ("By value", "By volume"))


def _panel(name: str, group: list[dict[str, Any]]) -> Panel:
    aspired = next((row for row in reversed(group) if row["aspired_share"] is not None), None)
    return Panel(
        name,
        [_year(row) for row in group],
        [row["sme_value_percent"] for row in group],
        [row["sme_volume_percent"] for row in group],
        aspired["aspired_share"] if aspired else None,
        f"Dashed: {percent(aspired['aspired_share'])},<br>with indirect" if aspired else "",
    )


def _year(row: dict[str, Any]) -> str:
    first, last = wording.financial_year(row["financial_year"]).split(" to ")
    year = f"{first}<br>to {last[2:]}"  # three stand side by side in half a telephone's width
    months = row["month_count"]
    return year if months == FULL else f"{year}<br>({wording.count(months, 'month')})"


def _partial(partial: dict[str, int]) -> list[str]:
    return [
        f"{wording.financial_year(year)} holds {wording.count(months, 'final month')} and is not compared."
        for year, months in partial.items()
    ]


def _aspiration(aspired: dict[str, Any] | None) -> str:
    what = "counts direct and indirect spend of central government together and binds nobody else"
    if aspired is None:
        return f"These are direct sales; the government's aspiration {what}."
    said = f"{percent(aspired['aspired_share'])} by {aspired['due_years']}"
    return f"These are direct sales; the government's aspiration ({said}) {what}."


def _heading(compared: list[dict[str, Any]]) -> str:
    if not compared:
        return "No full year with enough invoice lines for a share"
    year = max(row["financial_year"] for row in compared)
    share = {
        row["buyer_group"]: wording.percent(row["sme_value_percent"])
        for row in compared
        if row["financial_year"] == year
    }
    of = f"of spend in {wording.financial_year(year)}"
    if CENTRAL in share and "Local authorities" in share:
        return (
            f"SMEs: {share['Local authorities']} of councils' and {share[CENTRAL]} of central {of.removeprefix('of ')}"
        )
    group = next(name for name in [CENTRAL, "Local authorities", *share] if name in share)
    return f"{group}: SMEs had {share[group]} {of}"
