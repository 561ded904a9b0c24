"""The parts that charts are made of: frame, axes, lines, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.shared.charts.theme import Theme

Chart = dict[str, Any]
LONGEST_LABEL = 13
FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"


@dataclass(frozen=True)
class Line:
    """One line: months and values; `provisional_from` is the position after which it is dashed."""

    label: str
    months: Sequence[date]
    values: Sequence[float | None]
    colour: str
    provisional_from: int | None = None


def month_axis(months: Sequence[date]) -> Chart:
    """At most four level labels, starts of financial years where the data hold two of them."""
    starts = [month for month in months if month.month == 4]
    shown = starts[:: -(-len(starts) // 4)] if len(starts) > 1 else list(dict.fromkeys([months[0], months[-1]]))
    return {"type": "date", "tickvals": shown, "tickformat": "%b<br>%Y", "tickangle": 0}


def provisional_note(theme: Theme, series: Sequence[Line]) -> list[Chart]:
    """The word above the last month, where any line has a provisional part."""
    if all(line.provisional_from is None for line in series):
        return []
    last = series[0].months[-1]
    return [label("Dotted: provisional", last, 1.0, theme.text, yref="paper", xanchor="right", yanchor="bottom")]


def amounts(unit: str) -> Chart:
    """How an axis writes its unit: `£m` and `£bn` in front and behind, `%` behind."""
    pounds = unit.startswith("£")
    return {"tickprefix": "£" if pounds else "", "ticksuffix": unit.removeprefix("£")}


def frame(theme: Theme, height: int) -> Chart:
    """Background, font and two axes that cannot be dragged."""
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


def line_traces(line: Line, hover: str) -> list[Chart]:
    """A solid line, and a dotted one that joins it to the provisional month."""
    cut = line.provisional_from
    parts = [(0, len(line.months), "solid")] if cut is None else [(0, cut, "solid"), (cut - 1, len(line.months), "dot")]
    return [
        {
            "type": "scatter",
            "mode": "lines" if stop - start > 1 else "markers",
            "marker": {"color": line.colour, "size": 9},
            "name": line.label,
            "x": list(line.months[start:stop]),
            "y": list(line.values[start:stop]),
            "line": {"color": line.colour, "width": 2.5, "dash": dash},
            "hovertemplate": f"{line.label}, %{{x|%B %Y}}: {hover}<extra></extra>",
        }
        for start, stop, dash in parts
        if stop > start >= 0
    ]


def highest(series: Sequence[Line]) -> float:
    """The highest value of all lines; never 0."""
    values = [value for line in series for value in line.values if value is not None]
    return max(values, default=0) or 1


def spread(ends: Sequence[tuple[Line, float]], top: float) -> list[tuple[Line, float]]:
    """Heights for the labels at the lines' ends, pushed apart so that none covers another or stands above the top."""
    gap = top * 0.1
    ordered = sorted(ends, key=lambda end: end[1])
    heights: list[float] = []
    for _, height in ordered:
        heights.append(max(height, heights[-1] + gap) if heights else height)
    for place in reversed(range(len(heights))):
        limit = top if place == len(heights) - 1 else heights[place + 1] - gap
        heights[place] = min(heights[place], limit)
    return [(line, height) for (line, _), height in zip(ordered, heights, strict=True)]


def label(text: str, x: Any, y: float, colour: str, **place: Any) -> Chart:
    """Text at a place of the chart."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "align": "left",
        "font": {"color": colour, "size": 14},
    } | place


def on(theme: Theme, colour: str) -> str:
    """Which of the theme's two inks reads better on a colour."""
    return max((theme.text, theme.background), key=lambda ink: _contrast(ink, colour))


def _contrast(one: str, other: str) -> float:
    """Contrast after WCAG, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def wrapped(label: str, longest: int = LONGEST_LABEL) -> str:
    """A label of more than `longest` letters on two lines, broken at the space nearest its middle."""
    if len(label) <= longest or " " not in label:
        return label
    middle = min(
        (place for place, letter in enumerate(label) if letter == " "), key=lambda at: abs(at - len(label) / 2)
    )
    return f"{label[:middle]}<br>{label[middle + 1 :]}"
