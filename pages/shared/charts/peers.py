"""Charts of one council among its peers: a dot for each, and bands of percentiles by financial year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

COLUMNS = 40  # stacks of dots across the chart
OWN_HEIGHT = -2.2  # below the stacks, which stand from 0 up


def dots(theme: Theme, peers: Sequence[tuple[str, float]], ours: tuple[str, float], median: float | None) -> Chart:
    """Peers by name and £ a head as stacked dots; ours below, large and labelled; the median, if given, as a line."""
    name, own = ours
    ends = [own, *(value for _, value in peers)]
    low, high = min(0.0, *ends), max(*ends, 0.01)
    width = (high - low) / COLUMNS
    stacks: Counter[int] = Counter()
    heights = []
    for _, value in peers:
        column = round((value - low) / width)
        heights.append(stacks[column])
        stacks[column] += 1
    top = max(stacks.values(), default=1)
    layout = parts.frame(theme, height=min(420, 200 + 9 * top))
    layout["xaxis"] |= parts.amounts("£") | {"range": [low - 2 * width, high + 2 * width], "tickformat": ",.2f"}
    layout["yaxis"] |= {"visible": False, "range": [OWN_HEIGHT - 2.5, top + 2]}
    left = own > (low + high) / 2
    place = {"xanchor": "right" if left else "left", "xshift": -14 if left else 14}
    layout["annotations"] = [parts.label(f"<b>{name}</b> £{own:,.2f}", own, OWN_HEIGHT, theme.text, **place)]
    if median is not None:
        right = median > (low + high) / 2
        layout["shapes"] = [
            {"type": "line", "x0": median, "x1": median, "y0": -1, "y1": top + 1,
             "line": {"color": theme.text, "width": 2, "dash": "dash"}}
        ]  # fmt: skip
        place = {"xanchor": "right" if right else "left", "yanchor": "bottom"}
        layout["annotations"].append(
            parts.label(f"Median of peers £{median:,.2f}", median, top + 0.6, theme.text, **place)
        )
    return {
        "data": [
            _dots([value for _, value in peers], heights, [peer for peer, _ in peers], theme.context, 9),
            _dots([own], [OWN_HEIGHT], [name], theme.strong, 18),
        ],
        "layout": layout,
    }


@dataclass(frozen=True)
class Year:
    """One financial year: its label, whether it has all its months, peers' percentiles in £ a head, and ours."""

    label: str
    is_whole: bool
    percentiles: Sequence[float]
    ours: float


def bands(theme: Theme, years: Sequence[Year], name: str) -> Chart:
    """The 10th, 25th, 50th, 75th and 90th percentile of each year as two bands and a dash; ours as a strong line.

    A year without all its months stands apart: no line joins it to a full one.
    """
    layout = parts.frame(theme, height=400)
    highest = max(max(year.ours, year.percentiles[-1]) for year in years) or 0.01
    lowest = min(0, *(min(year.ours, year.percentiles[0]) for year in years))
    layout |= {"barmode": "overlay", "bargap": 0.45, "showlegend": True}
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}
    layout["xaxis"] |= {"type": "category", "tickangle": 0}
    layout["yaxis"] |= parts.amounts("£") | {"range": [lowest * 1.08, highest * 1.12], "tickformat": ",.2f"}
    labels = [year.label for year in years]
    dash = {"symbol": "line-ew", "size": 44, "line": {"color": theme.text, "width": 2}}
    return {
        "data": [
            _band(theme, years, 0, 4, 0.28, "Middle 80% of peers"),
            _band(theme, years, 1, 3, 0.6, "Middle half of peers"),
            _marks(labels, [year.percentiles[2] for year in years], "Median of peers") | {"marker": dash},
            *_ours(theme, years, name),
        ],
        "layout": layout,
    }


def _band(theme: Theme, years: Sequence[Year], low: int, high: int, strength: float, said: str) -> Chart:
    """Bars that stand between two percentiles."""
    ends = [(year.percentiles[low], year.percentiles[high]) for year in years]
    return {
        "type": "bar",
        "name": said,
        "x": [year.label for year in years],
        "y": [upper - lower for lower, upper in ends],
        "base": [lower for lower, _ in ends],
        "marker": {"color": _tint(theme.context, strength), "line": {"color": theme.context, "width": 1}},
        "customdata": [f"£{lower:,.2f} to £{upper:,.2f} a head" for lower, upper in ends],
        "hovertemplate": f"{said}, %{{x}}: %{{customdata}}<extra></extra>",
    }


def _ours(theme: Theme, years: Sequence[Year], name: str) -> list[Chart]:
    """Our line through full years, and the years that are not whole as marks by themselves."""
    marker = {"color": theme.strong, "size": 11}
    whole, apart = ([year for year in years if year.is_whole is kind] for kind in (True, False))
    return [
        _marks([year.label for year in some], [year.ours for year in some], name)
        | {"mode": mode, "marker": marker, "line": {"color": theme.strong, "width": 3}, "showlegend": is_named}
        for some, mode, is_named in ((whole, "lines+markers", True), (apart, "markers", not whole))
        if some
    ]


def _marks(labels: Sequence[str], values: Sequence[float], said: str) -> Chart:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": said,
        "x": list(labels),
        "y": list(values),
        "hovertemplate": f"{said}, %{{x}}: £%{{y:,.2f}} a head<extra></extra>",
    }


def _dots(x: Sequence[float], y: Sequence[float], names: Sequence[str], colour: str, size: int) -> Chart:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "customdata": list(names),
        "marker": {"color": colour, "size": size},
        "hovertemplate": "%{customdata}: £%{x:,.2f} a head<extra></extra>",
    }


def _tint(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"
