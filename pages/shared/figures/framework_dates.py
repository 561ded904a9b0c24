"""When each framework ran, as far as a source has the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from pages.shared import wording
from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

ROW = 34  # pixels
SHORT = {"Digital Outcomes and Specialists": "DOS", "Digital Outcomes": "DOS"}


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many have a first and a last day with a source."""
    shown = rows.records()
    whole = sum(row["start_date"] is not None and row["end_date"] is not None for row in shown)
    extended = sum(row["extension"] is not None for row in shown)
    undated = [row["framework_name"] for row in shown if not _has_a_day(row)]
    if not shown:
        return Finding(
            "No frameworks with an iteration in this snapshot", "0 frameworks", "There is nothing to draw.", ""
        )
    heading = (
        f"{whole} of {wording.count(len(shown), 'framework')} {'has' if whole == 1 else 'have'} both dates sourced"
    )
    return Finding(
        heading=heading,
        measure=f"First and last day of {wording.count(len(shown), 'framework')}; {extended} known to be extended",
        sentence=(
            "A triangle to the right is a start, to the left an end, and the lighter part of a line an extension. A "
            "hollow triangle is an end that was planned, where the day after the extension has no source. "
            "DOS is Digital Outcomes and Specialists."
            + (f" Without any such day, in the table alone: {wording.listed(undated)}." if undated else "")
        ),
        alt=f"Timeline with a line for each framework from its first to its last day. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A line from first to last day; a lone mark where one of them alone has a source."""
    shown = [row for row in rows.records() if _has_a_day(row)]
    if not shown:
        return {"data": [], "layout": {}}
    layout = parts.frame(theme, height=60 + ROW * len(shown))
    layout["xaxis"] |= {"type": "date", "tickformat": "%Y", "dtick": "M24", "tick0": "2014-01-01", "showgrid": True}
    layout["yaxis"] |= {"type": "category", "autorange": "reversed", "showgrid": False, "ticksuffix": "  "}
    names = [_short(row["framework_name"]) for row in shown]
    layout["yaxis"] |= {"categoryorder": "array", "categoryarray": list(dict.fromkeys(names))}
    planned = [(row["start_date"], row["planned_end_date"] or row["end_date"]) for row in shown]
    extended = [(row["planned_end_date"], row["end_date"]) for row in shown]
    traces = [_lines(planned, names, theme.strong), _lines(extended, names, theme.context), _marks(theme, shown, names)]
    return {"data": traces, "layout": layout}


def _has_a_day(row: dict[str, Any]) -> bool:
    return any(row[column] for column in ("start_date", "planned_end_date", "end_date"))


def _lines(ends: Sequence[tuple[date | None, date | None]], names: Sequence[str], colour: str) -> Chart:
    """Lines of three points each: from, to, and a gap; none where an end is not known."""
    both = [(first, last, name) for (first, last), name in zip(ends, names, strict=True) if first and last]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day for first, last, _ in both for day in (first, last, None)],
        "y": [place for *_, name in both for place in (name, name, None)],
        "line": {"color": colour, "width": 6},
        "hoverinfo": "skip",
    }


def _marks(theme: Theme, shown: list[dict[str, Any]], names: list[str]) -> Chart:
    marks = [
        (row[column], name, symbol, f"{word} {wording.day(row[column])}{_extended(row, column)}")
        for row, name in zip(shown, names, strict=True)
        for column, symbol, word in (
            ("start_date", "triangle-right", "from"),
            ("planned_end_date", "triangle-left-open", "was to end"),
            ("end_date", "triangle-left", "to"),
        )
        if row[column] and not (column == "planned_end_date" and row["end_date"])
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day for day, *_ in marks],
        "y": [name for _, name, *_ in marks],
        "marker": {"color": theme.strong, "size": 13, "symbol": [symbol for _, _, symbol, _ in marks]},
        "customdata": [words for *_, words in marks],
        "hovertemplate": "%{y}: %{customdata}<extra></extra>",
    }


def _extended(row: dict[str, Any], column: str) -> str:
    """What is said of an extension at the end of the framework; what a file holds is text."""
    return f", extended {escape(row['extension'])}" if row["extension"] and column != "start_date" else ""


def _short(name: str) -> str:
    for long, short in SHORT.items():
        name = name.replace(long, short)
    return name
