"""A map of hexagons of equal size: one trace a class, however many hexagons, so that it is drawn at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Any

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

Place = tuple[float, float]  # the middle of a hexagon, one hexagon's width as unit

# Pixels: all of the chart, the room for the legend above the map, and the width of a hexagon where there are few.
HEIGHT, LEGEND, WIDEST = 680, 64, 40
ROW_HEIGHT = sqrt(3) / 2
# A little smaller than their place, so that neighbours are told apart without a line.
CORNERS = [(0.55 * cos(turn * pi / 3 + pi / 6), 0.55 * sin(turn * pi / 3 + pi / 6)) for turn in range(7)]


@dataclass(frozen=True)
class Shade:
    """How the hexagons of one class are filled and outlined, and the colour of letters on them."""

    fill: str
    outline: str
    letters: str


@dataclass(frozen=True)
class Hexagon:
    """One hexagon: where it stands, its class, what is said of it at the pointer, its letters, and whose it is."""

    place: Place
    label: str
    hover: str
    letters: str
    code: str


def middle(column: int, row: int) -> Place:
    """The middle of the hexagon in a column and row; odd rows stand half a hexagon to the east."""
    return column + row % 2 / 2, row * ROW_HEIGHT


def draw(
    theme: Theme,
    hexagons: Sequence[Hexagon],
    classes: Mapping[str, Shade],
    *,
    outlined: Sequence[Place] = (),
    with_letters: bool = False,
    notes: Sequence[tuple[str, Place]] = (),
) -> Chart:
    """The map with its legend above it, classes in the order given; `outlined` hexagons stand out, `notes` are text."""
    if not hexagons:
        return {"data": [], "layout": {}}
    counted = {label: [each.place for each in hexagons if each.label == label] for label in classes}
    traces = [_class(counted[label], shade) for label, shade in classes.items()]
    traces += [_in_legend(f"{label}: {len(counted[label])}", shade) for label, shade in classes.items()]
    traces += [_outline(theme, [place]) for place in outlined]
    traces.append(_at_pointer(hexagons, classes, with_letters))
    places = [each.place for each in hexagons]
    up = _axis([y for _, y in places])
    bottom, top = up["range"]
    layout = parts.frame(theme, min(HEIGHT, LEGEND + round(WIDEST * (top - bottom)))) | {
        "margin": {"l": 0, "r": 0, "t": LEGEND, "b": 0},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.01,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"color": theme.text, "size": 15},
        },
        "xaxis": _axis([x for x, _ in places]),
        "yaxis": up | {"scaleanchor": "x", "constraintoward": "top"},
        "annotations": [parts.label(words, x, y, theme.text, xanchor="left") for words, (x, y) in notes],
    }
    return {"data": traces, "layout": layout}


def _class(places: Sequence[Place], shade: Shade) -> Chart:
    return _shapes(places) | {
        "fill": "toself",
        "fillcolor": shade.fill,
        "line": {"color": shade.outline, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _in_legend(words: str, shade: Shade) -> Chart:
    """A class in the legend: a hexagon of its own, drawn nowhere else."""
    marker = {"symbol": "hexagon", "size": 16, "color": shade.fill, "line": {"color": shade.outline, "width": 1}}
    return {"type": "scatter", "mode": "markers", "name": words, "x": [None], "y": [None], "marker": marker}


def _outline(theme: Theme, places: Sequence[Place]) -> Chart:
    return _shapes(places) | {"line": {"color": theme.text, "width": 4}, "hoverinfo": "skip", "showlegend": False}


def _shapes(places: Sequence[Place]) -> Chart:
    """Closed lines around places as one line with gaps."""
    across: list[float | None] = []
    up: list[float | None] = []
    for x, y in places:
        across += [round(x + right, 3) for right, _ in CORNERS]
        up += [round(y + above, 3) for _, above in CORNERS]
        across.append(None)
        up.append(None)
    return {"type": "scatter", "mode": "lines", "x": across, "y": up}


def _at_pointer(hexagons: Sequence[Hexagon], classes: Mapping[str, Shade], with_letters: bool) -> Chart:
    """What the pointer finds in the middle of each hexagon, and its letters."""
    trace: Chart = {
        "type": "scatter",
        "mode": "markers+text" if with_letters else "markers",
        "x": [each.place[0] for each in hexagons],
        "y": [each.place[1] for each in hexagons],
        "marker": {"opacity": 0, "size": 18},
        "customdata": [[each.hover, each.code] for each in hexagons],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        "showlegend": False,
    }
    if with_letters:
        letters = [classes[each.label].letters for each in hexagons]
        trace |= {"text": [each.letters for each in hexagons], "textfont": {"size": 9, "color": letters}}
    return trace


def code_of(point: Mapping[str, Any]) -> str:
    """Whose hexagon a point is that the browser says was clicked; empty where it is none."""
    said = point.get("customdata")
    return str(said[1]) if isinstance(said, list | tuple) and len(said) == 2 else ""


def _axis(values: Sequence[float]) -> Chart:
    low, high = min(values) - 0.7, max(values) + 0.7
    return {"visible": False, "fixedrange": True, "constrain": "domain", "range": [low, high]}
