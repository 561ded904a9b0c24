"""How each kind of buyer's spend divides into lots."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from pages.shared import wording
from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.figures.spend_lines import LOT_WORDS, shortened
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

BAR, LEGEND = 46, 56  # pixels
WIDE_ENOUGH = 9.5  # per cent of a bar that holds its number


def finding(rows: Rows, choice: Choice) -> Finding:
    """Compare the share of the lot with most spend at councils and at departments, where both have one."""
    shown = rows.records()
    spend = sum(row["spend_gbp"] for row in shown)
    heading = _heading(shown) if shown else "No final month of spend in this selection"
    small = sorted({row["buyer_group"].lower() for row in shown if row["lot_percent"] is None})
    return Finding(
        heading=heading,
        measure=f"Spend by lot, % of each kind of buyer's spend{choice.sales()}; {wording.money(spend)} in all",
        sentence=(
            "Each bar is all spend of that kind of buyer."
            + (f" Too few invoice lines, or no net spend, for shares: {wording.listed(small)}." if small else "")
        ),
        alt=f"Stacked bars of lots, one bar a kind of buyer. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """One bar a kind of buyer, divided by lot; what is below zero is in the table alone."""
    shown = [row for row in rows.records() if row["lot_percent"] is not None]
    if not shown:
        return {"data": [], "layout": {}}
    groups = list(dict.fromkeys(row["buyer_group"] for row in shown))
    lots = sorted({row["lot_name"]: row["lot_number"] or 99 for row in shown}.items(), key=lambda lot: lot[::-1])
    layout = parts.frame(theme, height=LEGEND + BAR * len(groups))
    layout |= {"barmode": "stack", "bargap": 0.3, "showlegend": True, "uniformtext": {"minsize": 12, "mode": "hide"}}
    layout["margin"] |= {"t": LEGEND}
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
    layout["legend"] |= {"traceorder": "normal"}
    layout["xaxis"] |= {"visible": False, "range": [0, 100]}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "ticksuffix": "  "}
    colours = cycle(dict.fromkeys([*theme.groups.values()]))
    return {"data": [_trace(theme, shown, lot, groups, next(colours)) for lot, _ in lots], "layout": layout}


def _trace(theme: Theme, shown: list[dict[str, Any]], lot: str, groups: list[str], colour: str) -> Chart:
    share = {row["buyer_group"]: max(0.0, row["lot_percent"]) for row in shown if row["lot_name"] == lot}
    values = [share.get(group, 0.0) for group in groups]
    return {
        "type": "bar",
        "orientation": "h",
        "name": shortened(lot, LOT_WORDS),
        "x": values,
        "y": [parts.wrapped(group) for group in groups],
        "text": [wording.percent(value) if value >= WIDE_ENOUGH else "" for value in values],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": parts.on(theme, colour)},
        "marker": {"color": colour},
        "hovertemplate": f"{lot}, %{{y}}: %{{x:.1f}}%<extra></extra>",
    }


def _heading(shown: list[dict[str, Any]]) -> str:
    spend: dict[str, Any] = {}
    for row in shown:
        spend[row["lot_name"]] = spend.get(row["lot_name"], 0) + row["spend_gbp"]
    largest = sorted(spend, key=lambda lot: (-spend[lot], lot))[0]
    share = {row["buyer_group"]: row["lot_percent"] for row in shown if row["lot_name"] == largest}
    departments, councils = share.get("Departments"), share.get("Local authorities")
    if departments is not None and councils is not None:
        return (
            f"{largest}: {wording.percent(departments)} of departments' spend, {wording.percent(councils)} of councils'"
        )
    if sum(amount == spend[largest] for amount in spend.values()) > 1:
        return f"No lot has most spend: some tie at {wording.money(spend[largest])}"
    return f"{largest} had most spend: {wording.money(spend[largest])}"
