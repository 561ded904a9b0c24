"""Charts, as the plain dictionaries that plotly draws. Colours and fonts only; the words come with the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.shared.theme import Theme

Chart = dict[str, Any]
LONGEST_LABEL = 13
PANEL_HEIGHT = 170
PANEL_GAP = 64  # room for a panel's own months and the next panel's heading
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
    layout["margin"] |= {"r": 104, "l": 8}
    layout["yaxis"] |= _amounts(unit) | {"range": [0, _highest(series, top) * 1.08]}
    layout["xaxis"] |= _month_axis(series[0].months)
    layout["annotations"] = [
        _text(_wrapped(line.label), line.months[-1], height, theme.text, xanchor="left", xshift=8)
        for line, height in labels
    ] + _provisional_note(theme, series)
    return {"data": traces, "layout": layout}


def one_line(theme: Theme, line: Line, *, unit: str, hover: str) -> Chart:
    """One line over months, its label above its end."""
    layout = _layout(theme, height=340)
    layout["yaxis"] |= _amounts(unit) | {"range": [0, _highest([line], None) * 1.2]}
    layout["xaxis"] |= _month_axis(line.months)
    place = {"xanchor": "right", "yanchor": "bottom", "yshift": 8, "align": "right"}
    label = _text(line.label, line.months[-1], line.values[-1] or 0, theme.text, **place)
    layout["annotations"] = [label, *_provisional_note(theme, [line])]
    return {"data": _line_traces(line, hover), "layout": layout}


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
    gap = PANEL_GAP / PANEL_HEIGHT / max(rows, 1)
    layout = _layout(theme, height=60 + PANEL_HEIGHT * rows)
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
            _text(
                line.label, 0.54 * side, upper, theme.text, xref="paper", yref="paper", xanchor="left", yanchor="bottom"
            )
        )
        traces += [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in _line_traces(line, "%{y:.1f}%")]
    return {"data": traces, "layout": layout}


def points(
    theme: Theme, dates: Sequence[date], values: Sequence[float], texts: Sequence[str], marked: int | None, mark: str
) -> Chart:
    """Published points over time, joined lightly to guide the eye; one of them named."""
    layout = _layout(theme, height=380)
    layout["xaxis"] |= {"type": "date", "tickformat": "%Y", "nticks": 7}
    layout["yaxis"] |= _amounts("£bn") | {"range": [0, max(values, default=1) * 1.12]}
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


def _month_axis(months: Sequence[date]) -> Chart:
    """At most four level labels, starts of financial years where the data hold two of them."""
    starts = [month for month in months if month.month == 4]
    shown = starts[:: -(-len(starts) // 4)] if len(starts) > 1 else list(dict.fromkeys([months[0], months[-1]]))
    return {"type": "date", "tickvals": shown, "tickformat": "%b<br>%Y", "tickangle": 0}


def _provisional_note(theme: Theme, series: Sequence[Line]) -> list[Chart]:
    if all(line.provisional_from is None for line in series):
        return []
    last = series[0].months[-1]
    return [_text("Dotted: provisional", last, 1.0, theme.text, yref="paper", xanchor="right", yanchor="bottom")]


def _amounts(unit: str) -> Chart:
    """How an axis writes its unit: `£m` and `£bn` in front and behind, `%` behind."""
    pounds = unit.startswith("£")
    return {"tickprefix": "£" if pounds else "", "ticksuffix": unit.removeprefix("£")}


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
    gap = highest * 0.1
    placed: list[tuple[Line, float]] = []
    for line, height in sorted(ends, key=lambda end: end[1]):
        placed.append((line, max(height, placed[-1][1] + gap) if placed else height))
    return placed


def _text(text: str, x: Any, y: float, colour: str, **place: Any) -> Chart:
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "align": "left",
        "font": {"color": colour, "size": 14},
    } | place


def _wrapped(label: str) -> str:
    """A long label on two lines, broken at the space nearest its middle."""
    if len(label) <= LONGEST_LABEL or " " not in label:
        return label
    middle = min(
        (place for place, letter in enumerate(label) if letter == " "), key=lambda at: abs(at - len(label) / 2)
    )
    return f"{label[:middle]}<br>{label[middle + 1 :]}"
