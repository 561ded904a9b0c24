"""Departments' spend with small and medium-sized firms by year, direct and through larger suppliers."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.charts.parts import Chart
from pages.shared.charts.split_bars import Part, split_bars
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Spend with small and medium-sized firms, % of the department's procurement spend, 2017 to 2021"

Both = tuple[dict[str, Any], dict[str, Any]]


def finding(rows: Rows, choice: Choice) -> Finding:
    """The highest and the lowest share that reached small firms through larger suppliers."""
    shown = _both(rows)
    if not shown:
        return Finding("No indirect shares by department in this snapshot", MEASURE, "There is nothing to draw.", "")
    shares = [indirect["sme_share"] for _, indirect in shown]
    low, high = wording.percent(min(shares), 1), wording.percent(max(shares), 1)
    departments = sorted({indirect["department_name"] for _, indirect in shown})
    who = departments[0] if len(departments) == 1 else wording.count(len(departments), "department")
    heading = f"{who}: {low if low == high else f'{low} to {high}'} of spend reached small firms indirectly"
    breaks = [wording.financial_year(row["financial_year"]) for _, row in shown if row["has_break"]]
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=(
            (f"The counting changed in {wording.listed(sorted(set(breaks)))}. " if breaks else "")
            + "Only these departments and years were read with both parts, on copies that are cut off (the table says "
            "which): they stand for no others. Indirect spend is an estimate."
        ),
        alt=f"Two bars a department and year, {wording.count(len(shown), 'pair')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Two bars for each department and year of which both parts were read."""
    shown = _both(rows)
    labels = [f"{direct['department_name']}, {wording.financial_year(direct['financial_year'])}" for direct, _ in shown]
    parts = [
        Part(name, [row["sme_share"] for row in some], [wording.percent(row["sme_share"], 1) for row in some], colour)
        for name, some, colour in (
            ("Direct", [direct for direct, _ in shown], theme.strong),
            ("Through larger suppliers", [indirect for _, indirect in shown], theme.context),
        )
    ]
    if not shown:
        return {"data": [], "layout": {}}
    drawn = split_bars(theme, labels, parts, stacked=False)
    # More room for the numbers: departments' names leave little of a narrow page.
    drawn["layout"]["xaxis"]["range"] = [0, 1.6 * max(row["sme_share"] for pair in shown for row in pair)]
    return drawn


def _both(rows: Rows) -> list[Both]:
    """The direct and the indirect share of each department and year that has both."""
    found: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for row in rows.records():
        found.setdefault((row["department_name"], row["financial_year"]), {})[row["channel"]] = row
    return [(some["direct"], some["indirect"]) for some in found.values() if {"direct", "indirect"} <= some.keys()]
