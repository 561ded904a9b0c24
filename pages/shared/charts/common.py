"""Charts, as the plain dictionaries that plotly draws. Colours and fonts only; the words come with the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart, Line
from pages.shared.charts.theme import Theme

# A panel, in pixels: all of it, the room for three lines of label above it, and for its months below.
PANEL_HEIGHT, LABEL_ABOVE, MONTHS_BELOW = 220, 64, 44

__all__ = ["Chart", "Line", "bars", "lines", "one_line", "panels", "points"]


def lines(theme: Theme, series: Sequence[Line], *, unit: str, hover: str) -> Chart:
    """Lines over months, each labelled at its end; the provisional part is dotted and said in words."""
    series = [line for line in series if line.months]
    if not series:
        return {"data": [], "layout": {}}
    traces = [trace for line in series for trace in parts.line_traces(line, hover)]
    top, bottom = max(0, parts.highest(series)), _lowest(series)
    ends = parts.spread([(line, (line.values[-1] or 0) - bottom) for line in series], top - bottom)
    layout = parts.frame(theme, height=380)
    layout["margin"] |= {"r": 104, "l": 8}
    layout["yaxis"] |= parts.amounts(unit) | {"range": [bottom * 1.08, top * 1.08]}
    layout["xaxis"] |= parts.month_axis(series[0].months)
    layout["annotations"] = [
        parts.label(parts.wrapped(line.label), line.months[-1], height + bottom, theme.text, xanchor="left", xshift=8)
        for line, height in ends
    ] + parts.provisional_note(theme, series)
    return {"data": traces, "layout": layout}


def one_line(theme: Theme, line: Line, *, unit: str, hover: str) -> Chart:
    """One line over months, its label above its end; nothing where no month has a value."""
    if all(value is None for value in line.values):
        return {"data": [], "layout": {}}
    layout = parts.frame(theme, height=340)
    layout["yaxis"] |= parts.amounts(unit) | {"range": [0, parts.highest([line]) * 1.2]}
    layout["xaxis"] |= parts.month_axis(line.months)
    place = {"xanchor": "right", "yanchor": "bottom", "yshift": 8, "align": "right"}
    label = parts.label(line.label, line.months[-1], line.values[-1] or 0, theme.text, **place)
    layout["annotations"] = [label, *parts.provisional_note(theme, [line])]
    return {"data": parts.line_traces(line, hover), "layout": layout}


def bars(
    theme: Theme, labels: Sequence[str], values: Sequence[float], colours: Sequence[str], texts: Sequence[str]
) -> Chart:
    """Horizontal bars from zero in the order given, each with its number as text."""
    layout = parts.frame(theme, height=60 + 44 * len(labels))
    low, high = min([0, *values]), max([0, *values])
    room = (high - low or 1) / (2 if low < 0 else 4)  # for the number at a bar's end, also on a phone
    layout["xaxis"] |= {"visible": False, "range": [low - room if low < 0 else 0, high + room]}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "automargin": True, "ticksuffix": "  "}
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": [parts.wrapped(label) for label in labels],
        "x": list(values),
        "text": list(texts),
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": list(colours)},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }
    return {"data": [trace], "layout": layout}


def panels(theme: Theme, series: Sequence[Line], *, top: float) -> Chart:
    """Small multiples, two abreast on one scale: one line a panel, its label above."""
    rows = -(-len(series) // 2)
    pixel = 1 / (PANEL_HEIGHT * max(rows, 1))  # in the units of a whole chart's height
    layout = parts.frame(theme, height=PANEL_HEIGHT * rows)
    layout["margin"] = {"l": 36, "r": 20, "t": 0, "b": 0}
    layout["annotations"] = []
    traces: list[Chart] = []
    for index, line in enumerate(series):
        row, side = divmod(index, 2)
        upper, left = 1 - row / rows, 0.58 * side
        axis = "" if index == 0 else str(index + 1)
        layout[f"xaxis{axis}"] = layout["xaxis"] | {
            "anchor": f"y{axis}",
            "domain": [left, left + 0.42],
            "type": "date",
            "tickformat": "%b<br>%Y",
            "tickvals": [line.months[0], line.months[-1]],
            "automargin": False,
        }
        layout[f"yaxis{axis}"] = layout["yaxis"] | {
            "anchor": f"x{axis}",
            "domain": [upper - 1 / rows + MONTHS_BELOW * pixel, upper - LABEL_ABOVE * pixel],
            "range": [0, top],
            "ticksuffix": "%",
            "nticks": 3,
            "automargin": False,
        }
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
        label = parts.label(line.label, left, upper - (LABEL_ABOVE - 4) * pixel, theme.text, **place)
        layout["annotations"].append(label)
        traces += [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in parts.line_traces(line, "%{y:.1f}%")]
    return {"data": traces, "layout": layout}


def points(
    theme: Theme, dates: Sequence[date], values: Sequence[float], texts: Sequence[str], marked: int | None, mark: str
) -> Chart:
    """Published points over time, joined lightly to guide the eye; one of them named."""
    layout = parts.frame(theme, height=380)
    layout["xaxis"] |= {"type": "date", "tickformat": "%Y", "nticks": 7}
    layout["yaxis"] |= parts.amounts("£bn") | {"range": [0, max(values, default=1) * 1.12]}
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(dates),
        "y": list(values),
        "line": {"color": theme.context, "width": 1.5},
        "marker": {"color": theme.strong, "size": 9},
        "customdata": list(texts),
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    if marked is not None:
        layout["annotations"] = [
            parts.label(
                mark, dates[marked], values[marked], theme.text, xanchor="right", showarrow=True, ax=-24, ay=-56
            )
            | {"arrowcolor": theme.text, "arrowwidth": 1.5}
        ]
    return {"data": [trace], "layout": layout}


def _lowest(series: Sequence[Line]) -> float:
    """0, or the lowest value where credit notes take a line below it."""
    return min([0, *(value for line in series for value in line.values if value is not None)])
