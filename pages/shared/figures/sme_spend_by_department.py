"""Departments' spend directly with small and medium-sized firms."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Spend directly with small and medium-sized firms, % of the department's procurement spend"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The departments with the highest and the lowest share."""
    shown = rows.records()
    if not shown:
        nothing = f"{MEASURE}, latest year read, to 2020"
        return Finding("No shares by department in this snapshot", nothing, "There is nothing to draw.", "")
    year = wording.financial_year(shown[0]["financial_year"])
    highest, lowest = shown[0], shown[-1]
    if len(shown) == 1:
        heading = f"{highest['department_name']}: {wording.percent(highest['sme_share'], 1)} directly with small firms"
    elif highest["sme_share"] == lowest["sme_share"]:
        heading = f"{wording.percent(highest['sme_share'], 1)} went directly to small firms in every department"
    else:
        low, high = wording.percent(lowest["sme_share"], 1), wording.percent(highest["sme_share"], 1)
        heading = f"From {low} to {high} of departments' spend went directly to small firms"
    return Finding(
        heading=heading,
        measure=f"{MEASURE}, {year}",
        sentence=(
            f"Highest: {highest['department_name']}. Lowest: {lowest['department_name']}. Direct spend alone: the "
            "aspiration counts indirect spend too, so it is not drawn here."
        ),
        alt=f"Bars of {wording.count(len(shown), 'department')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars by value."""
    shown = rows.records()
    drawn = charts.bars(
        theme,
        [row["department_name"] for row in shown],
        [row["sme_share"] for row in shown],
        [theme.groups["Departments"]] * len(shown),
        [wording.percent(row["sme_share"], 1) for row in shown],
    )
    # More room for the numbers: departments' names leave little of a narrow page.
    drawn["layout"]["xaxis"]["range"] = [0, 1.6 * max(row["sme_share"] for row in shown)]
    return drawn
