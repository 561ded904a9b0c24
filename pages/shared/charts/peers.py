"""Charts of one council among its peers: a dot for each, and bands of percentiles over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

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


def bands(
    theme: Theme, months: Sequence[date], percentiles: Sequence[Sequence[float]], name: str, ours: Sequence[float]
) -> Chart:
    """The 10th, 25th, 50th, 75th and 90th percentile of each month as two bands and a line; ours as a strong line."""
    layout = parts.frame(theme, height=380)
    highest = max(max(ours), *(row[-1] for row in percentiles), 0.01)
    lowest = min(0, *ours, *(row[0] for row in percentiles))
    layout["margin"] |= {"r": 112}
    layout["xaxis"] |= parts.month_axis(months)
    layout["yaxis"] |= parts.amounts("£") | {"range": [lowest * 1.08, highest * 1.12], "tickformat": ",.2f"}
    edge = {"color": theme.context, "width": 1}
    lines = [
        _line(months, [row[place] for row in percentiles], edge, said)
        for place, said in (
            (0, "10th percentile"),
            (4, "90th percentile"),
            (1, "25th percentile"),
            (3, "75th percentile"),
        )
    ]
    for place, strength in ((1, 0.18), (3, 0.38)):
        lines[place] |= {"fill": "tonexty", "fillcolor": _tint(theme.context, strength)}
    middle = [row[2] for row in percentiles]
    lines.append(_line(months, middle, {"color": theme.text, "width": 1.5, "dash": "dash"}, "Median of peers"))
    lines.append(_line(months, ours, {"color": theme.strong, "width": 3}, name))
    ends = parts.spread(
        [
            (parts.Line(f"<b>{name}</b>", months, ours, theme.strong), ours[-1]),
            (parts.Line("Median of peers", months, middle, theme.text), middle[-1]),
        ],
        highest * 1.6,  # two lines of text need more room than one
    )
    layout["annotations"] = [
        parts.label(parts.wrapped(line.label), months[-1], height, theme.text, xanchor="left", xshift=8)
        for line, height in ends
    ]
    return {"data": lines, "layout": layout}


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


def _line(months: Sequence[date], values: Sequence[float], line: Chart, said: str) -> Chart:
    return {
        "type": "scatter",
        "mode": "lines" if len(months) > 1 else "markers",
        "x": list(months),
        "y": list(values),
        "line": line,
        "marker": {"color": line["color"]},
        "hovertemplate": f"{said}, %{{x|%B %Y}}: £%{{y:,.2f}} a head<extra></extra>",
    }


def _tint(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"
