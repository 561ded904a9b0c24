"""A plot as what templates/chart.typ draws: every place as a share of the plot's width or height, every label as text.

Shares count from the left and from the top. Only how wide and how high a plot is, and its type, is left to Typst.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from pages.shared import wording
from pages.shared.takeaway.plots import Category, Plot, Series

Drawn = dict[str, Any]
TICKS = 4
MOST_NAMES, PANEL_NAMES = 6, 2  # below columns or a line
NEARLY = 1e-6
LINE_APART = 0.1  # labels at the ends of lines, in shares of the height
BAR = 0.7  # of the room of a category
STRONG = "#12436d"


def of(plot: Plot) -> Drawn:
    """The drawing of one plot: `rows` of horizontal bars, or `columns` and `lines` over an axis; and its legend."""
    drawn = _rows(plot) if plot.kind == "bar" else _upright(plot)
    named = [series for series in plot.series if series.name] if len(plot.series) > 1 else []
    legend = [{"name": series.name, "colour": _colour(series)} for series in named] if plot.kind != "line" else []
    note = "Dotted: provisional" if any(series.is_provisional for series in plot.series) else ""
    return {"kind": plot.kind, "title": plot.title, "note": note, "legend": legend, **drawn}


def _rows(plot: Plot) -> Drawn:
    """A row a category, its bars behind each other where they are stacked, else below each other."""
    low, high = _ends(plot)
    rows: list[Drawn] = []
    for place, category in enumerate(plot.categories):
        start, label = 0.0, _name(category)
        for series in plot.series:
            value = series.values[place] or 0.0
            bar = {
                "from": _share(start, low, high),
                "to": _share(start + value, low, high),
                "colour": _colour(series, place),
            }
            if plot.is_stacked and start:
                rows[-1]["bars"].append(bar)
            else:
                rows.append({"label": label, "bars": [bar], "words": ""})
            rows[-1]["words"] = "" if plot.is_stacked else _words(plot, series, place)
            start, label = start + value if plot.is_stacked else 0.0, ""
    return {"rows": rows}


def _upright(plot: Plot) -> Drawn:
    ticks = _ticks(*_ends(plot))
    low, high = ticks[0], ticks[-1] or 1.0
    middles = _middles(plot)
    shown = _apart(middles, PANEL_NAMES if plot.title and plot.kind == "line" else MOST_NAMES)
    return {
        "ticks": [{"at": 1 - _share(tick, low, high), "text": _amount(plot, tick)} for tick in ticks],
        "names": [{"at": middles[place], "text": _name(plot.categories[place])} for place in shown],
        "columns": [] if plot.kind == "line" else _columns(plot, low, high),
        "lines": [_line(series, middles, low, high) for series in plot.series] if plot.kind == "line" else [],
        "ends": _line_ends(plot, low, high),
    }


def _apart(middles: Sequence[float], most: int) -> list[int]:
    """The categories whose names have room below: all, or from the first on each that is far enough from the last."""
    shown: list[int] = []
    for place, at in enumerate(middles):
        if not shown or at - middles[shown[-1]] > 1 / most - NEARLY:
            shown.append(place)
    return shown


def _middles(plot: Plot) -> list[float]:
    """Where each category stands: days of a line by the calendar, anything else in equal rooms."""
    days = [category.toordinal() for category in plot.categories if isinstance(category, date)]
    if plot.kind == "line" and len(days) == len(plot.categories) and len(set(days)) > 1:
        return [_share(day, days[0], days[-1]) for day in days]
    return [(place + 0.5) / len(plot.categories) for place in range(len(plot.categories))]


def _columns(plot: Plot, low: float, high: float) -> list[Drawn]:
    """The columns: on each other where they are stacked, else beside each other."""
    room, columns = 1 / len(plot.categories), []
    beside = 1 if plot.is_stacked else len(plot.series)
    for place in range(len(plot.categories)):
        start = 0.0
        for index, series in enumerate(plot.series):
            value = series.values[place] or 0.0
            left = room * (place + (1 - BAR) / 2 + (0 if plot.is_stacked else index * BAR / beside))
            top, bottom = _share(start + value, low, high), _share(start, low, high)
            columns.append({"x": left, "width": room * BAR / beside, "top": 1 - max(top, bottom),
                            "height": abs(top - bottom), "colour": _colour(series, place)})  # fmt: skip
            start += value if plot.is_stacked else 0.0
    return columns


def _line(series: Series, middles: Sequence[float], low: float, high: float) -> Drawn:
    """A line in pieces, broken where a value is missing, and everywhere where no line joins the marks."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for at, value in zip(middles, series.values, strict=True):
        if value is None or series.is_points:
            pieces.append([])
        if value is not None:
            pieces[-1].append((at, 1 - _share(value, low, high)))
    return {"pieces": [piece for piece in pieces if piece], "colour": _colour(series), "dotted": series.is_provisional}


def _line_ends(plot: Plot, low: float, high: float) -> list[Drawn]:
    """Of several lines each one's name at its end, pushed apart where they would cover each other."""
    if plot.kind != "line" or plot.title:
        return []
    ends: list[Drawn] = []
    for series in plot.series:
        known = [value for value in series.values if value is not None]
        if known and series.name and not series.is_provisional:
            ends.append({"at": 1 - _share(known[-1], low, high), "text": series.name})
    ends.sort(key=lambda end: end["at"])
    for before, end in pairwise(ends):
        end["at"] = max(end["at"], before["at"] + LINE_APART)
    for place, end in enumerate(reversed(ends)):
        end["at"] = min(end["at"], 1 - LINE_APART * place)
    return ends if len(ends) > 1 else []


def _ends(plot: Plot) -> tuple[float, float]:
    """The lowest and highest value drawn, with zero between them."""
    if plot.is_stacked:
        values = [sum(value or 0.0 for value in at) for at in zip(*(one.values for one in plot.series), strict=True)]
    else:
        values = [value for series in plot.series for value in series.values if value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    high = max(high, plot.top or 0.0)
    return low, high


def _ticks(low: float, high: float) -> list[float]:
    """Round values from the lowest to just above the highest, at one of 1, 2, 5 times a power of ten."""
    if low == high:
        return [0.0]
    rough = (high - low) / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [place * step for place in range(first, last + 1)]


def _share(value: float, low: float, high: float) -> float:
    return round((value - low) / ((high - low) or 1.0), 5)


def _amount(plot: Plot, value: float) -> str:
    if (plot.before, plot.behind) == ("£", ""):
        return wording.money_short(value)
    sign = "-" if value < 0 else ""
    return f"{sign}{plot.before}{abs(value):,.10g}{plot.behind}"


def _words(plot: Plot, series: Series, place: int) -> str:
    """What stands at a bar's end: the page's words, else its value."""
    if series.words:
        return series.words[place]
    value = series.values[place]
    return "" if value is None else _amount(plot, round(value, 2))


def _name(category: Category) -> str:
    return f"{category:%b %Y}" if isinstance(category, date) else category


def _colour(series: Series, place: int = 0) -> str:
    """The colour of a value, or of the whole series; Typst takes hexadecimals alone."""
    found = series.colours[place] if place < len(series.colours) else series.colours[0]
    return found if found.startswith("#") else STRONG
