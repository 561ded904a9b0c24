"""Charts of adoption: a stack over months, rows of bars over months, and cells that carry their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

GAP_NAMED = 4  # months: fewer leave no room for words
MARKS_NAMED = 6  # more changes of the register than these are lines without words: the words would collide
ROW_HEIGHT, LABEL_ABOVE, ROW_BELOW = 150, 34, 8  # pixels of a row of bars, of its label, and of the space below it
CELL_HEIGHT, HEADING_HEIGHT, FEWEST_COLUMNS = 54, 30, 3
SHADES = ((25, 0.15), (50, 0.35), (75, 0.8), (float("inf"), 1.0))  # below so many per cent, this strong


@dataclass(frozen=True)
class Part:
    """One part of a stack, or one row of bars: a value for each month (None leaves a gap), its colour and outline."""

    label: str
    values: Sequence[int | None]
    colour: str
    outline: str


def stack(
    theme: Theme, months: Sequence[date], classes: Sequence[Part], marks: dict[date, str], provisional: bool
) -> Chart:
    """Up to three parts from the baseline up, labelled at the right with the last final month's number.

    `marks` names months before which the register changed; a provisional last month is outlined only.
    """
    if not months:
        return {"data": [], "layout": {}}
    end = len(months) - 2 if provisional and len(months) > 1 else len(months) - 1
    heights = [sum(value or 0 for value in values) for values in zip(*(part.values for part in classes), strict=True)]
    top = max(heights) or 1
    layout = parts.frame(theme, height=400)
    layout["margin"] |= {"r": 104, "t": 44}
    layout["barmode"], layout["bargap"] = "stack", 0.14
    layout["yaxis"] |= {"range": [0, top * 1.04], "nticks": 5}
    layout["xaxis"] |= parts.month_axis(months)
    layout["annotations"] = [*_ends(theme, classes, end, top), *_named(theme, marks), *_gaps(theme, months, classes)]
    layout["shapes"] = [_upright(theme, month) for month in marks]
    if provisional:
        layout["annotations"].append(_above(theme, "Outlined: provisional", 1.0))
    return {"data": [_bars(theme, part, months, provisional) for part in classes], "layout": layout}


def bar_rows(theme: Theme, months: Sequence[date], rows: Sequence[Part], provisional: bool) -> Chart:
    """Rows of bars over the same months on one scale, each below its label."""
    if not months:
        return {"data": [], "layout": {}}
    top = max((value or 0 for row in rows for value in row.values), default=0) or 1
    layout = parts.frame(theme, height=ROW_HEIGHT * len(rows) + 40)
    layout["margin"] |= {"t": 0}
    layout["bargap"] = 0.2
    layout["xaxis"] |= parts.month_axis(months) | {"anchor": f"y{len(rows)}" if len(rows) > 1 else "y"}
    layout["annotations"] = []
    pixel = 1 / (ROW_HEIGHT * len(rows))  # in the units of the whole height
    traces = []
    for number, row in enumerate(rows):
        upper, lower = 1 - number / len(rows), 1 - (number + 1) / len(rows)
        axis = "" if number == 0 else str(number + 1)
        layout[f"yaxis{axis}"] = layout["yaxis"] | {
            "domain": [lower + ROW_BELOW * pixel, upper - LABEL_ABOVE * pixel],
            "range": [0, top * 1.1],
            "nticks": 4,
        }
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
        layout["annotations"].append(parts.label(f"<b>{row.label}</b>", 0, upper, theme.text, **place))
        traces.append(_bars(theme, row, months, provisional) | {"yaxis": f"y{axis}"})
    return {"data": traces, "layout": layout}


@dataclass(frozen=True)
class Cell:
    """A cell: its row and column by position, its share in per cent or None, the words in it and when pointed at."""

    row: int
    column: int
    percent: float | None
    words: str
    told: str


def cells(
    theme: Theme, groups: Sequence[tuple[str, Sequence[str]]], columns: Sequence[str], filled: Sequence[Cell]
) -> Chart:
    """Shaded cells in groups of rows; every cell carries its number, and one without a share is outlined only.

    Rows are counted through all groups, from 0 at the top.
    """
    if not filled:
        return {"data": [], "layout": {}}
    heights, headings, top = [], [], 0.0
    for name, rows in groups:
        headings.append((name, top))
        top += HEADING_HEIGHT
        for _ in rows:
            heights.append(top + CELL_HEIGHT / 2)
            top += CELL_HEIGHT
    layout = parts.frame(theme, height=int(top) + 56)
    layout["margin"] = {"l": 8, "r": 8, "t": 48, "b": 8}
    layout["barmode"] = "overlay"
    layout["xaxis"] |= {
        "side": "top",
        "range": [0, max(len(columns), FEWEST_COLUMNS)],
        "tickvals": [place + 0.5 for place in range(len(columns))],
        "ticktext": [name.replace(" to ", "<br>to ") for name in columns],
        "zeroline": False,
    }
    labels = [label for _, rows in groups for label in rows]
    layout["yaxis"] |= {"range": [top, 0], "tickvals": heights, "ticktext": labels, "showgrid": False}
    layout["annotations"] = [
        parts.label(f"<b>{name}</b>", 0, height, theme.text, xref="paper", xanchor="left", yanchor="top", yshift=-4)
        for name, height in headings
    ]
    return {"data": [_cell_bars(theme, filled, heights)], "layout": layout}


def _cell_bars(theme: Theme, filled: Sequence[Cell], heights: Sequence[float]) -> Chart:
    shades = [_shade(cell.percent) for cell in filled]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column + 0.02 for cell in filled],
        "x": [0.96] * len(filled),
        "y": [heights[cell.row] for cell in filled],
        "width": CELL_HEIGHT - 4,
        "marker": {
            "color": [theme.strong if shade else theme.background for shade in shades],
            "opacity": [shade or 1 for shade in shades],
            "line": {"color": theme.context, "width": 1},
        },
        "text": [cell.words for cell in filled],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {
            "size": 14,
            "color": [theme.background if shade > 0.5 else theme.text for shade in shades],
        },
        "customdata": [cell.told for cell in filled],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _shade(percent: float | None) -> float:
    return 0 if percent is None else next(strength for limit, strength in SHADES if percent < limit)


def _bars(theme: Theme, part: Part, months: Sequence[date], provisional: bool) -> dict[str, Any]:
    fills = [part.colour] * len(months)
    if provisional:
        fills[-1] = theme.background
    return {
        "type": "bar",
        "name": part.label,
        "x": list(months),
        "y": list(part.values),
        "marker": {"color": fills, "line": {"color": part.outline, "width": 1}},
        "hovertemplate": f"{part.label}, %{{x|%B %Y}}: %{{y:,}}<extra></extra>",
    }


def _ends(theme: Theme, classes: Sequence[Part], end: int, top: float) -> list[Chart]:
    """Each part's name and number, at the height of the part in the last final month."""
    middles, below = [], 0.0
    for part in classes:
        value = part.values[end]
        if value is not None:
            middles.append((parts.Line(f"{part.label} {value:,}", [], [], part.colour), below + value / 2))
            below += value
    place = {"xref": "paper", "xanchor": "left", "xshift": 8}
    return [
        parts.label(parts.wrapped(line.label), 1, height, theme.text, **place)
        for line, height in parts.spread(middles, top)
    ]


def _named(theme: Theme, marks: dict[date, str]) -> list[Chart]:
    if len(marks) > MARKS_NAMED:
        return []
    place = {"yref": "paper", "xanchor": "center", "yanchor": "bottom"}
    return [parts.label(words, _before(month), 1.0, theme.text, **place) for month, words in marks.items()]


def _gaps(theme: Theme, months: Sequence[date], classes: Sequence[Part]) -> list[Chart]:
    """Where a part is not known for months on end, words in its place: an empty place would be read as none."""
    words = []
    for part in classes:
        for known, run in groupby(range(len(months)), lambda place, part=part: part.values[place] is not None):  # type: ignore[misc]
            places = list(run)
            if not known and len(places) >= GAP_NAMED:
                middle = months[places[len(places) // 2]]
                told = f"{part.label}:<br>not known"
                words.append(parts.label(told, middle, 0.8, theme.text, yref="paper", xanchor="center"))
    return words


def _above(theme: Theme, words: str, right: float) -> Chart:
    place = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom", "yshift": 18}
    return parts.label(words, right, 1.0, theme.text, **place)


def _upright(theme: Theme, month: date) -> Chart:
    line = {"color": theme.text, "width": 1.5, "dash": "dot"}
    return {"type": "line", "yref": "paper", "x0": _before(month), "x1": _before(month), "y0": 0, "y1": 1, "line": line}


def _before(month: date) -> date:
    """Between a month's bar and the one before it."""
    return month - timedelta(days=15)
