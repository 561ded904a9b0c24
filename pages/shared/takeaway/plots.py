"""A chart as the categories and series that an office program draws natively.

The charts of figures are plotly's dictionaries; this reads bars and lines out of any of them, by their traces alone.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pages.shared.charts.parts import Chart

BREAK = re.compile(r"<br ?/?>")
TAG = re.compile(r"<[^>]*>")

Category = str | date
Key = tuple[Category, int]


@dataclass(frozen=True)
class Series:
    """One line or set of bars: a value or None a category; words at or in each.

    `colours` and `outlines` are one a value, or one for all. `is_points` are marks that no line joins.
    """

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]
    outlines: tuple[str, ...]
    words: tuple[str, ...]
    is_provisional: bool
    is_points: bool


@dataclass(frozen=True)
class Plot:
    """One pair of axes: `kind` is bar, column or line; `before` and `behind` are the unit of its numbers.

    Of several in a chart each has a `title`, and `top`, the end of the scale that they share. `unit` is the title of
    the axis, `note` what the chart says of its provisional part.
    """

    kind: str
    is_stacked: bool
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    before: str
    behind: str
    unit: str
    top: float | None
    title: str
    note: str


def of(chart: Chart) -> list[Plot]:
    """The plots of a chart; empty where a trace is neither bars nor lines over categories or months."""
    traces, layout = chart["data"], chart["layout"]
    if not all(_is_bars_or_line(trace) for trace in traces):
        return []
    axes: dict[tuple[str, str], list[Chart]] = {}
    for trace in traces:
        axes.setdefault((trace.get("xaxis", "x"), trace.get("yaxis", "y")), []).append(trace)
    if len({_kind(trace) for trace in traces}) != 1:
        return []
    titles = _titles(layout, list(axes.values())) if len(axes) > 1 else [""]
    return [_plot(layout, x, y, found, title) for ((x, y), found), title in zip(axes.items(), titles, strict=True)]


def plain(text: str) -> str:
    """A label without markup, on one line."""
    return html.unescape(TAG.sub("", BREAK.sub(" ", text))).strip()


def _titles(layout: Chart, panels: Sequence[Sequence[Chart]]) -> list[str]:
    """What stands above each panel: what the chart says, else its labels if there is one a panel, else first names."""
    labels = layout.get("annotations", ())
    if "meta" in layout:
        return [plain(str(title)) for title in layout["meta"]]
    if len(labels) == len(panels):
        return [plain(str(label["text"])) for label in labels]
    return [plain(str(traces[0].get("name", ""))) for traces in panels]


def _plot(layout: Chart, x: str, y: str, traces: Sequence[Chart], title: str) -> Plot:
    traces = _joined(traces, layout.get("barmode") == "stack")
    keys = list(dict.fromkeys(key for trace in traces for key in _keys(trace)))
    if all(isinstance(category, date) for category, _ in keys):
        keys.sort(key=lambda key: (str(key[0]), key[1]))
    kind = _kind(traces[0])
    numbers = _axis(layout, x if kind == "bar" else y)
    said = (plain(str(words.get("text", ""))) for words in layout.get("annotations", ()))
    return Plot(
        kind=kind,
        is_stacked=layout.get("barmode") == "stack",
        categories=tuple(category for category, _ in keys),
        series=tuple(_series(trace, keys) for trace in traces),
        before=numbers.get("tickprefix", ""),
        behind=numbers.get("ticksuffix", "").strip(),
        unit=numbers.get("title", {}).get("text", ""),
        top=numbers["range"][1] if title and "range" in numbers else None,
        title=title,
        note=next((words for words in said if words.endswith(": provisional")), ""),
    )


def _joined(traces: Sequence[Chart], is_stacked: bool) -> Sequence[Chart]:
    """Bars without a name are one series, top to bottom, however many traces drew them."""
    if len(traces) == 1 or is_stacked or any(_kind(trace) != "bar" or trace.get("name") for trace in traces):
        return traces
    bars = sorted(
        (bar for trace in traces for bar in zip(trace["y"], _along(trace), trace["x"], _colours(trace), strict=True)),
        key=lambda bar: bar[0],
    )
    joined = {"meta": [bar[1] for bar in bars], "x": [bar[2] for bar in bars]}
    return [traces[0] | joined | {"text": None, "marker": {"color": [bar[3] for bar in bars]}}]


def _colours(trace: Chart) -> list[str]:
    colours = trace["marker"]["color"]
    return list(colours) if isinstance(colours, (list, tuple)) else [colours] * len(trace["x"])


def _series(trace: Chart, keys: Sequence[Key]) -> Series:
    own = _keys(trace)
    held = dict(zip(own, trace["x" if _kind(trace) == "bar" else "y"], strict=True))
    texts = trace.get("text")
    words = dict(zip(own, texts, strict=True)) if isinstance(texts, (list, tuple)) else {}
    provisional = trace.get("line", {}).get("dash", "solid") != "solid"
    is_points = _kind(trace) == "line" and "lines" not in trace.get("mode", "lines")
    marker = trace.get("marker", {})
    drawn = trace.get("line", {}) if _kind(trace) == "line" and not is_points else marker
    name = plain(str(trace.get("name", "")))
    return Series(
        name=f"{name} (provisional)".strip() if provisional else name,
        values=tuple(None if held.get(key) is None else float(held[key]) for key in keys),
        colours=_each(drawn.get("color"), own, keys),
        outlines=_each(marker.get("line", {}).get("color"), own, keys),
        words=tuple(plain(str(words.get(key, ""))) for key in keys) if words else (),
        is_provisional=provisional,
        is_points=is_points,
    )


def _each(found: object, own: Sequence[Key], keys: Sequence[Key]) -> tuple[str, ...]:
    """What a trace gives for each of its own places, for each key; one for all where it gives one."""
    if not isinstance(found, (list, tuple)):
        return (str(found or ""),)
    by_key = dict(zip(own, found, strict=True))
    return tuple(str(by_key.get(key, "")) for key in keys)


def _keys(trace: Chart) -> list[Key]:
    """Each category with how often it stood before in the trace: two figures may be of one day."""
    seen: Counter[Category] = Counter()
    keys = []
    for category in _along(trace):
        keys.append((category, seen[category]))
        seen[category] += 1
    return keys


def _along(trace: Chart) -> list[Category]:
    """What the values stand along: names the chart gives for it in `meta`, else its own axis."""
    named = trace.get("meta") or trace.get("y" if trace.get("orientation") == "h" else "x") or []
    return [found if isinstance(found, date) else plain(str(found)) for found in named]


def _is_bars_or_line(trace: Chart) -> bool:
    """Whether a trace is bars, or a line over categories or months: neither a map's marks nor an area."""
    along = _along(trace)
    if trace.get("type", "scatter") == "bar":
        return bool(along) and "base" not in trace  # else its bars are cells of a table, not amounts
    is_line = "lines" in trace.get("mode", "") or all(isinstance(category, date) for category in along)
    # A time line has its names where a line has its amounts.
    has_amounts = not any(isinstance(amount, str) for amount in trace.get("y", ()))
    return trace.get("type", "scatter") == "scatter" and bool(along) and is_line and has_amounts and "fill" not in trace


def _kind(trace: Chart) -> str:
    if trace.get("type") != "bar":
        return "line"
    return "bar" if trace.get("orientation") == "h" else "column"


def _axis(layout: Chart, name: str) -> Chart:
    found: Chart = layout.get(f"{name[0]}axis{name[1:]}", {})
    return found
