"""Funnel plots: shares of groups of different size, with the limits that chance alone would keep them within."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from scipy.stats import binom

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

WARNING, CONTROL = 0.95, 0.998  # of two sides together; the usual pair, about 2 and 3 standard deviations
DASHES = {WARNING: "dash", CONTROL: "dot"}


@dataclass(frozen=True)
class Group:
    """A group: how many of its members have the property, of how many."""

    name: str
    kind: str
    part: int
    whole: int


def limits(share: float, sizes: Sequence[int], level: float) -> tuple[list[float], list[float]]:
    """Lowest and highest share, between 0 and 1, that lies within the exact binomial limits, for each size of group."""
    tail, whole = (1 - level) / 2, np.asarray(sizes)
    low, high = binom.ppf(tail, whole, share), binom.ppf(1 - tail, whole, share)
    return np.clip(low / whole, 0, 1).tolist(), np.clip(high / whole, 0, 1).tolist()


def outside(groups: Sequence[Group], share: float, level: float) -> list[Group]:
    """Groups whose share has a probability below half of 1 - level on its side, if all had the share of the whole."""
    low, high = limits(share, [group.whole for group in groups], level)
    return [
        group
        for group, lowest, highest in zip(groups, low, high, strict=True)
        if not lowest <= group.part / group.whole <= highest
    ]


def draw(theme: Theme, groups: Sequence[Group], share: float, symbols: Mapping[str, str], whole: str) -> Chart:
    """Marks of groups over their size, a shape a kind, those outside the 95% limits named, between limits as lines."""
    if not groups:
        return {"data": [], "layout": {}}
    largest = max(group.whole for group in groups)
    sizes = range(min(group.whole for group in groups), largest + 1)
    named = outside(groups, share, WARNING)
    top = max(100 * max([group.part / group.whole for group in groups] + [share]), 10) * 1.15
    traces = [_limit(theme, sizes, share, level, side) for level in DASHES for side in (0, 1)]
    traces.append(_line(theme, sizes, [100 * share] * len(sizes), "solid"))
    traces += [_marks(theme, group, symbols[group.kind], group in named) for group in groups]
    traces += [_in_legend(theme, kind, symbol, theme.background) for kind, symbol in symbols.items()]
    traces.append(_in_legend(theme, f"Filled: outside the {100 * WARNING:g}% limits", "circle", theme.strong))
    layout = parts.frame(theme, height=480) | {"showlegend": True}
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"color": theme.text}}
    layout["legend"] |= {"itemclick": False, "itemdoubleclick": False}
    layout["margin"] |= {"t": 64, "r": 24}
    layout["xaxis"] |= {"title": {"text": "Councils in the group", "font": {"size": 14}}, "range": [0, largest * 1.04]}
    layout["yaxis"] |= {"ticksuffix": "%", "range": [-3, top]}
    layout["annotations"] = _names(theme, named, largest, top)
    layout["annotations"] += [
        _end_label(theme, words, largest, height) for words, height in _ends(share, largest, whole)
    ]
    return {"data": traces, "layout": layout}


def _names(theme: Theme, groups: Sequence[Group], largest: int, top: float) -> list[Chart]:
    """The names of groups beside their marks, pushed apart, each with a line to its mark."""
    names, lowest = [], float("-inf")
    for group in sorted(groups, key=_percent):
        lowest = max(_percent(group) + top * 0.03, lowest + top * 0.07)
        side = -1 if group.whole > largest / 2 else 1  # towards the middle, where there is room
        place = {"axref": "x", "ayref": "y", "ax": group.whole + side * largest * 0.05, "ay": lowest}
        arrow = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.context}
        anchor = "left" if side > 0 else "right"
        names.append(
            parts.label(escape(group.name), group.whole, _percent(group), theme.text, xanchor=anchor, **place, **arrow)
        )
    return names


def _percent(group: Group) -> float:
    return 100 * group.part / group.whole


def _ends(share: float, size: int, whole: str) -> list[tuple[str, float]]:
    ends = [(whole, share)]
    return ends + [(f"{100 * level:g}%", limits(share, [size], level)[1][0]) for level in DASHES]


def _end_label(theme: Theme, words: str, size: int, height: float) -> Chart:
    return parts.label(words, size, 100 * height, theme.text, xanchor="right", yanchor="bottom")


def _limit(theme: Theme, sizes: Sequence[int], share: float, level: float, side: int) -> Chart:
    heights = [100 * height for height in limits(share, sizes, level)[side]]
    return _line(theme, sizes, heights, DASHES[level])


def _line(theme: Theme, sizes: Sequence[int], heights: Sequence[float], dash: str) -> Chart:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(sizes),
        "y": [round(height, 3) for height in heights],
        "line": {"color": theme.context, "width": 1.5, "dash": dash},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(theme: Theme, group: Group, symbol: str, is_outside: bool) -> Chart:
    fill = theme.strong if is_outside else theme.background
    return _mark(theme, symbol, fill) | {
        "x": [group.whole],
        "y": [round(_percent(group), 3)],
        "customdata": [f"<b>{escape(group.name)}</b><br>{group.part:,} of {group.whole:,} councils"],
        "hovertemplate": "%{customdata} (%{y:.0f}%)<extra></extra>",
        "showlegend": False,
    }


def _in_legend(theme: Theme, words: str, symbol: str, fill: str) -> Chart:
    return _mark(theme, symbol, fill) | {"name": words, "x": [None], "y": [None]}


def _mark(theme: Theme, symbol: str, fill: str) -> Chart:
    look = {"symbol": symbol, "size": 11, "color": fill, "line": {"color": theme.strong, "width": 1.5}}
    return {"type": "scatter", "mode": "markers", "marker": look}
