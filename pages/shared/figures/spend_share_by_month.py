"""Share of spend by kind of buyer, month by month."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

SHOWN = ("Departments", "Other central bodies", "Agencies", "Local authorities")
REPORT_FOCUS = {"Agencies": "agencies", "Local authorities": "councils"}


def finding(rows: Rows, choice: Choice) -> Finding:
    """The shares of agencies and councils in the last final month, and in the same month a year before."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding("No final month of spend in this selection", "Shares of spend", "There is nothing to draw.", "")
    first, last = final[0]["month"], final[-1]["month"]
    month = wording.month(last)
    now = _shares(final, last)
    lines = next(row["selection_invoice_count"] for row in final if row["month"] == last)
    if now is None:
        heading = f"Too few invoice lines in {month} to give shares of spend"
        told = f"{wording.count(lines, 'invoice line')} in {month}"
    else:
        said = wording.listed([f"{noun} {_percent(now[group])}" for group, noun in REPORT_FOCUS.items()])
        heading = f"{said[0].upper()}{said[1:]} of spend in {month}"
        told = f"{said} in {month}"
    before = _shares(final, last.replace(year=last.year - 1))
    if now is None or before is None:
        sentence = "There is no share a year earlier to compare with."
    else:
        year_before = wording.month(last.replace(year=last.year - 1))
        said = wording.listed([f"{noun} {_percent(before[group])}" for group, noun in REPORT_FOCUS.items()])
        sentence = f"In {year_before}: {said}."
    return Finding(
        heading=heading,
        measure=f"Share of all spend of the month, %{choice.sales()}, {wording.period(first, last)}: {told}",
        sentence=f"{sentence} One large invoice can move a month; Pounds shows the amounts.",
        alt=f"Line chart of shares of monthly spend by kind of buyer: {told}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line a group; the rest of the wider public sector and unmatched buyers stay in the table."""
    months = sorted(set(rows.column("month")))
    provisional = any(rows.column("is_provisional")) and len(months) > 1
    by_month = {month: _shares(rows.records(), month) for month in months}
    if not any(by_month.values()):
        return {"data": [], "layout": {}}
    series = [
        charts.Line(
            group,
            months,
            [shares.get(group, 0) if (shares := by_month[month]) is not None else None for month in months],
            theme.groups[group],
            len(months) - 1 if provisional else None,
        )
        for group in SHOWN
    ]
    return charts.lines(theme, series, unit="%", hover="%{y:.1f}%")


def _shares(records: list[dict[str, Any]], month: Any) -> dict[str, float] | None:
    """Each group's share, 0 where it bought nothing; None where the month has no shares."""
    own = [row for row in records if row["month"] == month]
    if not own or any(row["share_percent"] is None for row in own):
        return None
    return dict.fromkeys(SHOWN, 0.0) | {row["buyer_group"]: row["share_percent"] for row in own}


def _percent(value: float) -> str:
    return "less than 0.1%" if 0 < value < 0.05 else wording.percent(value, 1)
