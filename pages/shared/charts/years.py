"""Bars by financial year in two parts, with labelled lines across them and marks where the counting changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme


@dataclass(frozen=True)
class Year:
    """One financial year in per cent: the lower part, the upper part or None where it is not known, and what to say."""

    label: str
    lower: float
    upper: float | None
    words: str
    is_broken_off: bool  # counted in another way than the year before


@dataclass(frozen=True)
class Level:
    """A line across the bars from one year to another, by their positions, with its label."""

    label: str
    first: int
    last: int
    value: float


def stacked(theme: Theme, years: Sequence[Year], names: tuple[str, str], levels: Sequence[Level]) -> Chart:
    """Two-part bars on a common baseline; `names` are those of the lower and the upper part."""
    if not years:
        return {"data": [], "layout": {}}
    layout = parts.frame(theme, height=420)
    top = max([level.value for level in levels] + [year.lower + (year.upper or 0) for year in years]) * 1.25
    places = list(range(len(years)))
    layout["barmode"] = "stack"
    layout["bargap"] = 0.25
    layout["showlegend"] = True
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}
    layout["xaxis"] |= {
        # Every third year: all of them would collide on a narrow page.
        "tickvals": places[::3],
        "ticktext": [year.label.replace(" to ", "<br>to ") for year in years[::3]],
        "tickangle": 0,
        "tickfont": {"color": theme.text, "size": 12},
        "range": [-0.6, len(years) - 0.4],
        "zeroline": False,
    }
    layout["yaxis"] |= {"range": [0, top], "ticksuffix": "%"}
    layout["shapes"] = [_across(theme, level) for level in levels] + [
        _upright(theme, place - 0.5, top) for place in places if years[place].is_broken_off
    ]
    layout["annotations"] = [_label(theme, level, len(years)) for level in levels] + [
        parts.label("[x]", place, years[place].lower, theme.text, yanchor="bottom")
        for place in places
        if years[place].upper is None
    ]
    hover = {
        "meta": [year.label for year in years],
        "customdata": [year.words for year in years],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    lower: dict[str, Any] = {"name": names[0], "y": [year.lower for year in years], "marker": {"color": theme.strong}}
    upper: dict[str, Any] = {"name": names[1], "y": [year.upper for year in years], "marker": {"color": theme.context}}
    return {"data": [{"type": "bar", "x": places} | part | hover for part in (lower, upper)], "layout": layout}


def _label(theme: Theme, level: Level, years: int) -> Chart:
    """Above the line's start, or its end where that is the chart's end, so that it has the room."""
    at_end = level.first > 0 and level.last == years - 1
    x = level.last + 0.45 if at_end else level.first - 0.45
    place = {"xanchor": "right" if at_end else "left", "yanchor": "bottom", "yshift": 3, "bgcolor": theme.background}
    return parts.label(level.label, x, level.value, theme.text, **place)


def _across(theme: Theme, level: Level) -> Chart:
    line = {"color": theme.text, "width": 2}
    ends = {"x0": level.first - 0.45, "x1": level.last + 0.45, "y0": level.value, "y1": level.value}
    return {"type": "line", "line": line} | ends


def _upright(theme: Theme, place: float, top: float) -> Chart:
    line = {"color": theme.text, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": place, "x1": place, "y0": 0, "y1": top, "line": line}
