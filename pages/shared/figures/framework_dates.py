"""When each framework ran, as far as a source has the day."""

from __future__ import annotations

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
    extended = sum("extended" in (row["note"] or "") for row in shown)
    undated = [row["framework_name"] for row in shown if row["start_date"] is None and row["end_date"] is None]
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
            "A lone dot is the one day with a source: a triangle to the right is a start, to the left an end. "
            "DOS is Digital Outcomes and Specialists."
            + (f" Without any such day, in the table alone: {wording.listed(undated)}." if undated else "")
        ),
        alt=f"Timeline with a line for each framework from its first to its last day. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A line from first to last day; a lone mark where one of them alone has a source."""
    shown = [row for row in rows.records() if row["start_date"] or row["end_date"]]
    if not shown:
        return {"data": [], "layout": {}}
    layout = parts.frame(theme, height=60 + ROW * len(shown))
    layout["xaxis"] |= {"type": "date", "tickformat": "%Y", "dtick": "M24", "tick0": "2014-01-01", "showgrid": True}
    layout["yaxis"] |= {"type": "category", "autorange": "reversed", "showgrid": False, "ticksuffix": "  "}
    names = [_short(row["framework_name"]) for row in shown]
    layout["yaxis"] |= {"categoryorder": "array", "categoryarray": list(dict.fromkeys(names))}
    return {"data": [_lines(theme, shown, names), _marks(theme, shown, names)], "layout": layout}


def _lines(theme: Theme, shown: list[dict[str, Any]], names: list[str]) -> Chart:
    """Lines of three points each: from, to, and a gap."""
    both = [(row, name) for row, name in zip(shown, names, strict=True) if row["start_date"] and row["end_date"]]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day for row, _ in both for day in (row["start_date"], row["end_date"], None)],
        "y": [place for _, name in both for place in (name, name, None)],
        "line": {"color": theme.strong, "width": 6},
        "hoverinfo": "skip",
    }


def _marks(theme: Theme, shown: list[dict[str, Any]], names: list[str]) -> Chart:
    marks = [
        (row[column], name, symbol, word)
        for row, name in zip(shown, names, strict=True)
        for column, symbol, word in (("start_date", "triangle-right", "from"), ("end_date", "triangle-left", "to"))
        if row[column]
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day for day, *_ in marks],
        "y": [name for _, name, *_ in marks],
        "marker": {"color": theme.strong, "size": 13, "symbol": [symbol for _, _, symbol, _ in marks]},
        "customdata": [f"{word} {wording.day(day)}" for day, _, _, word in marks],
        "hovertemplate": "%{y}: %{customdata}<extra></extra>",
    }


def _short(name: str) -> str:
    for long, short in SHORT.items():
        name = name.replace(long, short)
    return name
