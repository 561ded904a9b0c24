"""Charts of our own figures with those that were published elsewhere behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from textwrap import wrap

from pages.shared import charts
from pages.shared.charts import parts
from pages.shared.charts.parts import Chart, Line
from pages.shared.charts.theme import Theme

LINE, DOTS, GAP = 20, 26, 12  # pixels of a line of text, of the dots below it, and between two rows
LETTERS = 44  # of a line of text: what fits on a page 390 pixels wide


@dataclass(frozen=True)
class Point:
    """A published figure at its month, with the words when pointed at."""

    month: date
    value: float
    words: str


def points_behind(theme: Theme, line: Line, published: Sequence[Point], *, unit: str, hover: str) -> Chart:
    """One line over months with published figures as rings behind it; the ring farthest from the line is named."""
    chart = charts.lines(theme, [line], unit=unit, hover=hover)
    if not chart["data"] or not published:
        return chart
    ring = {"color": theme.background, "size": 15, "line": {"color": theme.context, "width": 3}}
    behind = {
        "type": "scatter",
        "mode": "markers",
        "name": "Published elsewhere",
        "x": [point.month for point in published],
        "y": [point.value for point in published],
        "marker": ring,
        "customdata": [point.words for point in published],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    ours = dict(zip(line.months, line.values, strict=True))
    farthest = max(published, key=lambda point: abs(point.value - (ours.get(point.month) or 0)))
    place = {"xanchor": "left", "showarrow": True, "ax": 14, "ay": 40, "arrowcolor": theme.text, "arrowwidth": 1.5}
    name = parts.label("Published elsewhere", farthest.month, farthest.value, theme.text, **place)
    chart["layout"]["annotations"] = [*chart["layout"]["annotations"], name]
    return {"data": [behind, *chart["data"]], "layout": chart["layout"]}


@dataclass(frozen=True)
class Beside:
    """One published value in per cent, those counted from files held, and the words above them."""

    words: str
    published: float
    counted: Sequence[float]


def dots_beside(theme: Theme, rows: Sequence[Beside]) -> Chart:
    """Each published value as a ring and the values counted here as dots on one scale, the words above them."""
    if not rows:
        return {"data": [], "layout": {}}
    heights, top = [], 0.0
    words: list[Chart] = []
    for row in rows:
        lines = wrap(row.words, LETTERS)
        place = {"xref": "paper", "xanchor": "left", "yanchor": "top", "bgcolor": theme.background}
        words.append(parts.label("<br>".join(map(escape, lines)), 0, top, theme.text, **place))
        top += LINE * len(lines) + DOTS
        heights.append(top - DOTS / 2)
        top += GAP
    values = [value for row in rows for value in (row.published, *row.counted)]
    low, high = max(0, min(values) - 12), min(100, max(values) + 12)
    layout = parts.frame(theme, height=int(top) + 40)
    layout["margin"] = {"l": 4, "r": 16, "t": 4, "b": 32}
    layout["xaxis"] |= {"range": [low, high], "ticksuffix": "%", "nticks": 5, "showgrid": True}
    layout["yaxis"] |= {"visible": False, "range": [top, 0], "automargin": False}
    ends = {"published": rows[0].published, "counted": min(rows[0].counted, default=rows[0].published)}
    right_first = ends["published"] >= ends["counted"]
    for name, value in ends.items():
        is_right = (name == "published") == right_first
        side = {"xanchor": "left", "xshift": 10} if is_right else {"xanchor": "right", "xshift": -10}
        words.append(parts.label(name, value, heights[0], theme.text, yanchor="middle", **side))
    layout["annotations"] = words
    counted = [(value, height) for row, height in zip(rows, heights, strict=True) for value in row.counted]
    ring = {"color": theme.background, "size": 15, "line": {"color": theme.context, "width": 3}}
    return {
        "data": [
            _dots("Published", [row.published for row in rows], heights, ring),
            _dots(
                "Counted from a file",
                [value for value, _ in counted],
                [height for _, height in counted],
                {"color": theme.strong, "size": 10},
            ),
        ],
        "layout": layout,
    }


def _dots(name: str, values: Sequence[float], heights: Sequence[float], marker: Chart) -> Chart:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": list(values),
        "y": list(heights),
        "marker": marker,
        "hovertemplate": f"{name}: %{{x:.1f}}%<extra></extra>",
    }
