"""Horizontal bars in parts: side by side, or one behind the other, with a legend that names the parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

HEIGHT_OF_BAR, ROOM_FOR_LEGEND = 26, 70


@dataclass(frozen=True)
class Part:
    """One part of every bar: its name, a value a bar (None: not known), its text, its colour, and more to say of it."""

    name: str
    values: Sequence[float | None]
    texts: Sequence[str]
    colour: str
    words: Sequence[str] = ()


def split_bars(theme: Theme, labels: Sequence[str], split: Sequence[Part], *, stacked: bool) -> Chart:
    """A bar a label from zero, in the order given; text at its end, or inside a stacked part that has the room."""
    bars = 1.6 if stacked else len(split) + 0.6
    layout = parts.frame(theme, height=round(ROOM_FOR_LEGEND + len(labels) * bars * HEIGHT_OF_BAR))
    layout["barmode"] = "stack" if stacked else "group"
    layout["bargap"] = 0.3
    layout["uniformtext"] = {"mode": "hide", "minsize": 12}
    layout["showlegend"] = True
    # Grouped bars stand from the bottom up, their legend from left to right.
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
    top = _longest(split, stacked) or 1
    layout["xaxis"] |= {"visible": False, "range": [0, top * (1.02 if stacked else 1.2)]}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "automargin": True, "ticksuffix": "  "}
    return {"data": [_trace(theme, labels, part, stacked) for part in split], "layout": layout}


def _trace(theme: Theme, labels: Sequence[str], part: Part, stacked: bool) -> Chart:
    return {
        "type": "bar",
        "orientation": "h",
        "name": part.name,
        "y": [parts.wrapped(label) for label in labels],
        "x": list(part.values),
        "text": list(part.texts),
        "textposition": "inside" if stacked else "outside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": theme.background if stacked else theme.text, "size": 13},
        "cliponaxis": False,
        "marker": {"color": part.colour, "line": {"color": theme.background, "width": 1}},
        "customdata": list(part.words or part.texts),
        "hovertemplate": f"%{{y}}, {part.name}: %{{customdata}}<extra></extra>",
    }


def _longest(split: Sequence[Part], stacked: bool) -> float:
    bars = zip(*(part.values for part in split), strict=True)
    return max(((sum if stacked else max)(value or 0 for value in bar) for bar in bars), default=0)
