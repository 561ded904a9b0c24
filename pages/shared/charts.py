"""Charts, as the plain dictionaries that plotly draws. Colours and fonts only; the words come with the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pages.shared import chart_parts as parts
from pages.shared.chart_parts import Chart, Line
from pages.shared.theme import Theme

PANEL_HEIGHT = 170
PANEL_GAP = 64  # room for a panel's own months and the next panel's heading

__all__ = ["Chart", "Line", "bars", "lines", "one_line", "panels", "points"]


def lines(theme: Theme, series: Sequence[Line], *, unit: str, hover: str) -> Chart:
    """Lines over months, each labelled at its end; the provisional part is dotted and said in words."""
    series = [line for line in series if line.months]
    if not series:
        return {"data": [], "layout": {}}
    traces = [trace for line in series for trace in parts.line_traces(line, hover)]
    top = parts.highest(series)
    labels = parts.spread([(line, line.values[-1] or 0) for line in series], top)
    layout = parts.frame(theme, height=380)
    layout["margin"] |= {"r": 104, "l": 8}
    layout["yaxis"] |= parts.amounts(unit) | {"range": [0, top * 1.08]}
    layout["xaxis"] |= parts.month_axis(series[0].months)
    layout["annotations"] = [
        parts.label(parts.wrapped(line.label), line.months[-1], height, theme.text, xanchor="left", xshift=8)
        for line, height in labels
    ] + parts.provisional_note(theme, series)
    return {"data": traces, "layout": layout}


def one_line(theme: Theme, line: Line, *, unit: str, hover: str) -> Chart:
    """One line over months, its label above its end."""
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
    layout["xaxis"] |= {"visible": False, "range": [min(0, *values), max(values, default=1) * 1.25 or 1]}
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
    gap = PANEL_GAP / PANEL_HEIGHT / max(rows, 1)
    layout = parts.frame(theme, height=60 + PANEL_HEIGHT * rows)
    layout["margin"] |= {"t": 36, "l": 40, "b": 24}
    layout["annotations"] = []
    traces: list[Chart] = []
    for index, line in enumerate(series):
        row, side = divmod(index, 2)
        upper = 1 - row / rows
        axis = "" if index == 0 else str(index + 1)
        layout[f"xaxis{axis}"] = layout["xaxis"] | {
            "anchor": f"y{axis}",
            "domain": [0.54 * side, 0.46 + 0.54 * side],
            "type": "date",
            "tickformat": "%b %Y",
            "tickvals": [line.months[0], line.months[-1]],
            "automargin": False,
        }
        layout[f"yaxis{axis}"] = layout["yaxis"] | {
            "anchor": f"x{axis}",
            "domain": [upper - 1 / rows + gap, upper],
            "range": [0, top],
            "ticksuffix": "%",
            "nticks": 3,
            "automargin": False,
        }
        layout["annotations"].append(
            parts.label(
                line.label, 0.54 * side, upper, theme.text, xref="paper", yref="paper", xanchor="left", yanchor="bottom"
            )
        )
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
