"""Councils, departments and agencies that bought for the first time, month by month."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.charts import adoption as adoption_charts
from pages.shared.charts.adoption import Part
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOUNS = {"Local authorities": "council", "Agencies": "agency", "Departments": "department"}


def finding(rows: Rows, choice: Choice) -> Finding:
    """First purchases in the last 12 final months of the selection, or in fewer where there are fewer."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding("No final month in this selection", "First purchases", "There is nothing to draw.", "")
    months = sorted({row["month"] for row in final})[-12:]
    period = wording.period(months[0], months[-1])
    new = {
        group: sum(row["new_count"] for row in final if row["buyer_group"] == group and row["month"] in months)
        for group in NOUNS
    }
    said = wording.listed([_counted(number, NOUNS[group]) for group, number in new.items()])
    total = sum(new.values())
    best = max(final, key=lambda row: (row["new_count"], -row["month"].toordinal()))
    most = (
        f"Most in one month: {_counted(best['new_count'], NOUNS[best['buyer_group']])} "
        f"in {wording.month(best['month'])}."
        if best["new_count"]
        else "No month had a first purchase."
    )
    bodies = wording.count(total, "body", "bodies") if total else "No body"
    return Finding(
        heading=f"{bodies} bought for the first time, {period}",
        measure=f"First purchases{choice.sales()} by councils, agencies and departments; {period}: {said}",
        sentence=f"{most} In the first months every buyer is new, because the data begin there.",
        alt=f"Bars of first purchases a month by kind of body. {period}: {said}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """One row of bars a kind of body, on one scale."""
    months = sorted(set(rows.column("month")))
    new = {(row["buyer_group"], row["month"]): row["new_count"] for row in rows.records()}
    provisional = any(rows.column("is_provisional")) and len(months) > 1
    shown = [
        Part(group, [new.get((group, month), 0) for month in months], theme.groups[group], theme.groups[group])
        for group in NOUNS
    ]
    return adoption_charts.bar_rows(theme, months, shown, provisional)


def _counted(number: int, noun: str) -> str:
    return wording.count(number, noun, "agencies" if noun == "agency" else None)
