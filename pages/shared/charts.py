"""Charts, as the plain dictionaries that plotly draws. Colours and fonts only; the words come with the data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.shared.theme import Theme

Chart = dict[str, Any]
FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"


@dataclass(frozen=True)
class Line:
    """One line: months and values; `provisional_from` is the position after which it is dashed."""

    label: str
    months: Sequence[date]
    values: Sequence[float | None]
    colour: str
    provisional_from: int | None = None


def lines(theme: Theme, series: Sequence[Line], *, unit: str, hover: str, top: float | None = None) -> Chart:
    """Lines over months, each labelled at its end; the provisional part is dashed and said in words."""
    traces = [trace for line in series for trace in _line_traces(line, hover)]
    labels = _spread([(line, line.values[-1] or 0) for line in series if line.months], _highest(series, top))
    layout = _layout(theme, height=380)
    layout["margin"] |= {"r": 150, "l": 8}
    layout["yaxis"] |= {"ticksuffix": unit if unit == "%" else "", "tickprefix": "£" if unit == "£" else ""}
    layout["yaxis"]["range"] = [0, _highest(series, top) * 1.08]
    layout["xaxis"] |= {"type": "date", "tickformat": "%b %Y", "nticks": 5}
    layout["annotations"] = [
        _text(line.label, line.months[-1], height, line.colour, xanchor="left", xshift=8) for line, height in labels
    ]
    if any(line.provisional_from is not None for line in series):
        last = series[0].months[-1]
        layout["annotations"].append(
            _text("Last month: provisional", last, 1.0, theme.text, yref="paper", xanchor="right", yanchor="bottom")
        )
    return {"data": traces, "layout": layout}


def bars(
    theme: Theme, labels: Sequence[str], values: Sequence[float], colours: Sequence[str], texts: Sequence[str]
) -> Chart:
    """Horizontal bars from zero in the order given, each with its number as text."""
    layout = _layout(theme, height=60 + 44 * len(labels))
    layout["xaxis"] |= {"visible": False, "range": [min(0, *values), max(values, default=1) * 1.25 or 1]}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "automargin": True, "ticksuffix": "  "}
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": [_wrapped(label) for label in labels],
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
    gap = 0.34 / max(rows, 1)
    layout = _layout(theme, height=40 + 130 * rows)
    layout["margin"] |= {"t": 36}
    layout["annotations"] = []
    traces: list[Chart] = []
    for index, line in enumerate(series):
        row, side = divmod(index, 2)
        upper = 1 - row / rows
        axis = "" if index == 0 else str(index + 1)
        layout[f"xaxis{axis}"] = layout["xaxis"] | {
            "anchor": f"y{axis}", "domain": [0.54 * side, 0.46 + 0.54 * side], "type": "date", "tickformat": "%b %Y",
            "tickvals": [line.months[0], line.months[-1]], "ticklabelposition": "inside" if False else "outside",
        }
        layout[f"yaxis{axis}"] = layout["yaxis"] | {
            "anchor": f"x{axis}", "domain": [upper - 1 / rows + gap, upper], "range": [0, top], "ticksuffix": "%",
            "nticks": 3,
        }
        layout["annotations"].append(
            _text(line.label, 0.54 * side, upper, theme.text, xref="paper", yref="paper", xanchor="left", yanchor="bottom")
        )
        traces += [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in _line_traces(line, "%{y:.1f}%")]
    return {"data": traces, "layout": layout}


def points(
    theme: Theme, dates: Sequence[date], values: Sequence[float], texts: Sequence[str], marked: int | None, mark: str
) -> Chart:
    """Published points over time, joined lightly to guide the eye; one of them named."""
    layout = _layout(theme, height=380)
    layout["xaxis"] |= {"type": "date", "tickformat": "%Y", "nticks": 7}
    layout["yaxis"] |= {"tickprefix": "£", "range": [0, max(values, default=1) * 1.12]}
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
            _text(mark, dates[marked], values[marked], theme.text, xanchor="right", showarrow=True, ax=-24, ay=-56)
            | {"arrowcolor": theme.text, "arrowwidth": 1.5}
        ]
    return {"data": [trace], "layout": layout}


def _layout(theme: Theme, height: int) -> Chart:
    axis = {
        "gridcolor": theme.grid,
        "linecolor": theme.grid,
        "zerolinecolor": theme.context,
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": theme.text, "size": 14},
    }
    return {
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 28, "b": 8},
        "paper_bgcolor": theme.background,
        "plot_bgcolor": theme.background,
        "font": {"family": FONT, "size": 15, "color": theme.text},
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": 14}},
        "xaxis": axis | {"showgrid": False},
        "yaxis": dict(axis),
    }


def _line_traces(line: Line, hover: str) -> list[Chart]:
    cut = line.provisional_from
    parts = [(0, len(line.months), "solid")] if cut is None else [(0, cut, "solid"), (cut - 1, len(line.months), "dot")]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": line.label,
            "x": list(line.months[start:stop]),
            "y": list(line.values[start:stop]),
            "line": {"color": line.colour, "width": 2.5, "dash": dash},
            "hovertemplate": f"{line.label}, %{{x|%B %Y}}: {hover}<extra></extra>",
        }
        for start, stop, dash in parts
        if stop > start >= 0
    ]


def _highest(series: Sequence[Line], top: float | None) -> float:
    values = [value for line in series for value in line.values if value is not None]
    return top or max(values, default=0) or 1


def _spread(ends: Sequence[tuple[Line, float]], highest: float) -> list[tuple[Line, float]]:
    """Heights for the labels at the lines' ends, pushed apart so that none covers another."""
    gap = highest * 0.075
    placed: list[tuple[Line, float]] = []
    for line, height in sorted(ends, key=lambda end: end[1]):
        placed.append((line, max(height, placed[-1][1] + gap) if placed else height))
    return placed


def _text(text: str, x: Any, y: float, colour: str, **place: Any) -> Chart:
    return {
        "text": text, "x": x, "y": y, "showarrow": False, "align": "left", "font": {"color": colour, "size": 14}
    } | place


def _wrapped(label: str) -> str:
    return label.replace("Rest of the wider public sector", "Rest of the<br>wider public sector")


Draw = Callable[..., Chart]
