"""Central government's spend with small and medium-sized firms, year by year, against its own aspirations."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.charts.years import Level, Year, stacked
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import percent
from pages.shared.store import Rows

MEASURE = "Central government's procurement spend with small and medium-sized firms, % of all, 2010 to 2020"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The latest share of direct and indirect spend together, and the aspiration of that year."""
    totals = [row for row in rows.records() if row["channel"] == "total"]
    if not totals:
        return Finding("No shares of spend with small firms in this snapshot", MEASURE, "There is nothing to draw.", "")
    latest = totals[-1]
    heading = f"{_share(latest)} of spend reached small firms in {wording.financial_year(latest['financial_year'])}"
    if latest["target_percent"] is not None:
        heading += f", {percent(latest['target_percent'])} aspired to"
    changes = _years([row for row in rows.records() if row["has_break"]])
    derived = _years([row for row in rows.records() if row["is_derived"]])
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=(
            (f"The counting changed in {changes} (dotted lines): do not compare across them. " if changes else "")
            + "The National Audit Office could not be certain that spend rose after 2010. "
            "[x]: no indirect share was read for that year. "
            "The aspiration is for direct and indirect spend of central government together, not for councils."
            + (f" Derived here from published shares: {derived}." if derived else "")
        ),
        alt=f"Stacked bars of direct and indirect shares, {wording.count(len(totals), 'total')}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A bar a financial year; the aspirations as lines, changes in the way of counting as dotted lines."""
    by_year: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows.records():
        by_year.setdefault(row["financial_year"], {})[row["channel"]] = row
    shown = {year: parts for year, parts in by_year.items() if "direct" in parts}
    years = [_year(year, parts) for year, parts in shown.items()]
    return stacked(theme, years, ("Direct", "Through larger suppliers"), _levels(shown))


def _year(year: str, parts: dict[str, dict[str, Any]]) -> Year:
    said = [
        f"{channel} {_share(row)}{' (derived)' if row['is_derived'] else ''}" for channel, row in sorted(parts.items())
    ]
    return Year(
        label=wording.financial_year(year),
        lower=parts["direct"]["sme_share"],
        upper=parts["indirect"]["sme_share"] if "indirect" in parts else None,
        words=f"{wording.financial_year(year)}: {', '.join(said)}",
        is_broken_off=any(row["has_break"] for row in parts.values()),
    )


def _levels(shown: dict[str, dict[str, dict[str, Any]]]) -> list[Level]:
    """One line for each aspiration, over the years for which it stood."""
    targets = [parts["direct"]["target_percent"] for parts in shown.values()]
    due = [parts["direct"]["due_years"] for parts in shown.values()]
    levels = []
    for target in dict.fromkeys(value for value in targets if value is not None):
        places = [place for place, value in enumerate(targets) if value == target]
        label = f"Aspiration: {percent(target)} by {due[places[-1]]}"
        levels.append(Level(label, places[0], places[-1], float(target)))
    return levels


def _years(rows: list[dict[str, Any]]) -> str:
    return wording.listed(
        [wording.financial_year(year) for year in dict.fromkeys(row["financial_year"] for row in rows)]
    )


def _share(row: dict[str, Any]) -> str:
    return percent(row["sme_share"])
