"""Departments with a minister whose title names technology, month by month."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts import parts as chart_parts
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Ministerial departments on the first day of each month since June 2010, by what their ministers' titles name"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The latest month, and the highest and lowest number since 2010."""
    shown = rows.records()
    if not shown:
        return Finding("No ministers in this snapshot", MEASURE, "The source of ministers is optional: add it.", "")
    latest = shown[-1]
    day = wording.day(latest["month"])
    counts = rows.column("technology_count")
    span = f"{min(counts)} to {max(counts)}" if min(counts) < max(counts) else f"{counts[0]} throughout"
    named = f"{latest['technology_count']} of {wording.count(latest['department_count'], 'department')}"
    heading = f"{named} had technology in a minister's title on {day}"
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=(
            f"Since {wording.month(shown[0]['month'])} the number was {span}. On {day}, "
            f"{wording.count(latest['science_count'], 'department')} more named science or innovation alone. "
            "A title is not a responsibility."
        ),
        alt=f"Lines of departments by what titles name, {wording.count(len(shown), 'month')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Departments with technology in a title as the strong line, below all departments."""
    months = rows.column("month")
    every = charts.Line("All departments", months, rows.column("department_count"), theme.context)
    named = charts.Line("With technology in a title", months, rows.column("technology_count"), theme.strong)
    drawn = charts.one_line(theme, named, unit="", hover="%{y}")
    drawn["data"] += chart_parts.line_traces(every, "%{y}")
    drawn["layout"]["yaxis"] |= {"range": [0, chart_parts.highest([every]) * 1.15], "nticks": 6}
    place = {"xanchor": "right", "yanchor": "bottom", "yshift": 8}
    last = every.values[-1] or 0
    drawn["layout"]["annotations"].append(chart_parts.label(every.label, months[-1], last, theme.text, **place))
    return drawn
