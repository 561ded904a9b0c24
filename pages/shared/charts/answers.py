"""Charts of survey answers: bars below their questions with 95% intervals, and points over editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from textwrap import wrap
from typing import Any

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

# In pixels: a line of text, a bar with the space below it, and the space between two questions.
LINE, BAR, GAP = 20, 26, 16
TICKS = [0, 25, 50, 75, 100]
LETTERS = 44  # of a line of text: what fits beside nothing on a page 390 pixels wide


@dataclass(frozen=True)
class Bar:
    """One answer: its percentage, its 95% interval or None, the words at its end, its colour."""

    value: float
    interval: tuple[float, float] | None
    words: str
    colour: str


@dataclass(frozen=True)
class Question:
    """A question with its bars; a heading of a group where it has none."""

    text: str
    bars: Sequence[Bar]


def questions(theme: Theme, asked: Sequence[Question]) -> Chart:
    """Bars from zero to 100%, each question's words above its bars, so that they have the whole width."""
    if not any(question.bars for question in asked):
        return {"data": [], "layout": {}}
    words: list[Chart] = []
    bars: list[tuple[float, Bar, str]] = []
    top = 0.0
    for question in asked:
        lines = wrap(question.text, LETTERS)
        text = "<br>".join(map(escape, lines))
        place = {"xanchor": "left", "yanchor": "top", "align": "left"}
        words.append(parts.label(text if question.bars else f"<b>{text}</b>", 0, top, theme.text, **place))
        top += LINE * len(lines) + 4
        for bar in question.bars:
            bars.append((top + BAR / 2, bar, question.text))
            top += BAR
        top += GAP
    layout = parts.frame(theme, height=int(top) + 8)
    layout["margin"] = {"l": 4, "r": 4, "t": 4, "b": 4}
    layout["xaxis"] |= {"visible": False, "range": [0, 150]}  # room behind 100% for the words at a bar's end
    layout["yaxis"] |= {"visible": False, "range": [top, 0], "automargin": False}
    layout["barmode"] = "overlay"
    layout["annotations"] = words + [_end(theme, height, bar) for height, bar, _ in bars]
    with_interval = [place for place in bars if place[1].interval]
    without = [place for place in bars if not place[1].interval]
    return {"data": [_bars(theme, part) for part in (with_interval, without) if part], "layout": layout}


@dataclass(frozen=True)
class Edition:
    """One edition's answer: year, percentage, 95% interval or None, and the words when pointed at."""

    year: int
    value: float
    interval: tuple[float, float] | None
    words: str


def editions(theme: Theme, series: Sequence[tuple[str, Sequence[Edition]]]) -> Chart:
    """One line for each wording, in the order of time, so that a line is broken where the wording changed."""
    if not any(points for _, points in series):
        return {"data": [], "layout": {}}
    layout = parts.frame(theme, height=360)
    years = sorted({point.year for _, points in series for point in points})
    layout["xaxis"] |= {
        "tickvals": years,
        "ticktext": [str(year) for year in years],
        "range": [years[0] - 0.6, years[-1] + 0.6],
    }
    layout["yaxis"] |= {"range": [0, 105], "tickvals": TICKS, "ticktext": [f"{tick}%" for tick in TICKS]}
    layout["annotations"] = [_number(theme, point) for _, points in series for point in points]
    for name, points in series:
        middle = (points[0].year + points[-1].year) / 2
        layout["annotations"].append(
            parts.label(parts.wrapped(name), middle, 22, theme.text, yanchor="middle", align="center")
        )
    layout["shapes"] = [
        {
            "type": "line",
            "x0": (before[-1].year + after[0].year) / 2,
            "x1": (before[-1].year + after[0].year) / 2,
            "y0": 0,
            "y1": 105,
            "line": {"color": theme.context, "width": 1.5, "dash": "dot"},
        }
        for (_, before), (_, after) in pairwise(series)
    ]
    return {"data": [_line(theme, name, points) for name, points in series], "layout": layout}


def _number(theme: Theme, point: Edition) -> Chart:
    text = f"<b>{point.value:g}%</b>"
    return parts.label(text, point.year, point.value, theme.text, yanchor="bottom", yshift=_above(point))


def _above(point: Edition) -> int:
    """Pixels from a point to its number: more where the upper half of an interval stands between."""
    return 10 if point.interval is None else 10 + round((point.interval[1] - point.value) * 2.8)


def _line(theme: Theme, name: str, points: Sequence[Edition]) -> Chart:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [point.year for point in points],
        "y": [point.value for point in points],
        "line": {"color": theme.strong, "width": 2.5},
        "marker": {"color": theme.strong, "size": 10},
        "error_y": _whiskers(theme, [(point.value, point.interval) for point in points]),
        "customdata": [point.words for point in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _bars(theme: Theme, bars: Sequence[tuple[float, Bar, str]]) -> Chart:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for _, bar, _ in bars],
        "y": [height for height, _, _ in bars],
        "meta": [f"{question}: {bar.words}" for _, bar, question in bars],  # what a bar is called on a slide
        "width": BAR - 8,
        "marker": {"color": [bar.colour for _, bar, _ in bars]},
        "error_x": _whiskers(theme, [(bar.value, bar.interval) for _, bar, _ in bars]),
        "hovertext": [escape(bar.words) for _, bar, _ in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _end(theme: Theme, height: float, bar: Bar) -> Chart:
    end = bar.value if bar.interval is None else max(bar.value, bar.interval[1])
    return parts.label(escape(bar.words), end, height, theme.text, xanchor="left", yanchor="middle", xshift=6)


def _whiskers(theme: Theme, values: Sequence[tuple[float, tuple[float, float] | None]]) -> dict[str, Any]:
    if not any(interval for _, interval in values):
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": [interval[1] - value if interval else None for value, interval in values],
        "arrayminus": [value - interval[0] if interval else None for value, interval in values],
        "color": theme.text,
        "thickness": 1.5,
        "width": 4,
    }
