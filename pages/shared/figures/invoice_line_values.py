"""Median and quartiles of invoice lines: what the figures by kind of buyer and by lot share."""

from __future__ import annotations

from math import log10
from typing import Any

from pages.shared import wording
from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice, column: str, noun: str) -> Finding:
    """Name the parts with the highest and the lowest median, on bases that allow one."""
    shown = rows.records()
    lines = sum(row["invoice_count"] for row in shown)
    small = [row[column] for row in shown if row["median_gbp"] is None]
    heading = _heading(
        [row for row in shown if row["median_gbp"] is not None and row[column] != "Not matched"], column, noun
    )
    return Finding(
        heading=heading,
        measure=f"Value of an invoice line by {noun}{choice.sales()}, £: median and quartiles of {lines:,} lines",
        sentence=(
            "Half of the lines lie within the bar, the dot is the line in the middle."
            + (f" Too few lines: {wording.listed(small)}." if small else "")
        ),
        alt=f"Bars from lower to upper quartile with a dot at the median, one each {noun}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme, column: str) -> Chart:
    """A bar from lower to upper quartile, on a logarithmic scale; without parts that have a quartile of 0 or less."""
    shown = [row for row in rows.records() if row["quartile_low_gbp"] is not None and row["quartile_low_gbp"] > 0]
    if not shown:
        return {"data": [], "layout": {}}
    layout = parts.frame(theme, height=90 + 52 * len(shown))
    layout["margin"] |= {"t": 40}
    ends = [log10(row[end]) for row in shown for end in ("quartile_low_gbp", "quartile_high_gbp")]
    layout["xaxis"] |= {
        "type": "log",
        "tickprefix": "£",
        "tickformat": ",.0f",
        "showgrid": True,
        "dtick": 1,
        "range": [min(ends) - 0.1, max(ends) + 0.1],
    }
    layout["xaxis"] |= {"title": {"text": "£, logarithmic scale", "font": {"size": 14}}}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "ticksuffix": "  ", "type": "category"}
    return {"data": [_bars(theme, shown, column), _dots(theme, shown, column)], "layout": layout}


def _bars(theme: Theme, shown: list[dict[str, Any]], column: str) -> Chart:
    """Lines of three points each: from, to, and a gap."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row in shown for x in (row["quartile_low_gbp"], row["quartile_high_gbp"], None)],
        "y": [y for row in shown for y in (parts.wrapped(row[column]), parts.wrapped(row[column]), None)],
        "line": {"color": theme.context, "width": 10},
        "hoverinfo": "skip",
    }


def _dots(theme: Theme, shown: list[dict[str, Any]], column: str) -> Chart:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["median_gbp"] for row in shown],
        "y": [parts.wrapped(row[column]) for row in shown],
        "text": [wording.money(row["median_gbp"]) for row in shown],
        "textposition": "top center",
        "cliponaxis": False,
        "textfont": {"color": theme.text},
        "marker": {"color": theme.strong, "size": 15},
        "customdata": [
            f"{wording.money(row['quartile_low_gbp'])} to {wording.money(row['quartile_high_gbp'])}" for row in shown
        ],
        "hovertemplate": "%{y}: median %{text}, middle half %{customdata}<extra></extra>",
    }


def _heading(compared: list[dict[str, Any]], column: str, noun: str) -> str:
    if not compared:
        return "Too few invoice lines for a median"
    ordered = sorted(compared, key=lambda row: row["median_gbp"])
    lowest, highest = (wording.money(row["median_gbp"]) for row in (ordered[0], ordered[-1]))
    if lowest == highest:
        where = f" ({ordered[0][column]})" if len(compared) == 1 else f" in every {noun}"
        return f"The median invoice line is {highest}{where}"
    return f"Median line: {lowest} ({ordered[0][column]}) to {highest} ({ordered[-1][column]})"
