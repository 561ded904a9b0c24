"""Opportunities of each chosen body, and what became of them."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.charts.parts import Chart
from pages.shared.charts.split_bars import Part, split_bars
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many the chosen bodies published, how many were awarded, and who published none."""
    shown = rows.records()
    if not shown:
        return Finding("No opportunities to show", "0 opportunities", "Opportunities are an optional source.", "")
    names = {row["buyer_id"]: row["buyer_name"] for row in shown}
    total, awarded, applications, known = (
        sum(row[column] for row in shown)
        for column in ("opportunity_count", "awarded_count", "application_sum", "known_count")
    )
    who = next(iter(names.values())) if len(names) == 1 else f"{len(names)} bodies"
    published = wording.count(total, "opportunity", "opportunities") if total else "no opportunity"
    heading = f"{who} published {published}" + (f", {awarded:,} known to be awarded" if total else "")
    return Finding(
        heading=heading,
        measure=(
            "Opportunities under Digital Outcomes and Specialists by financial year and outcome; "
            f"applications to the {known:,} of which their number is known: {applications:,}"
        ),
        sentence=(
            f"{_without(shown, names)}The file holds {shown[0]['opportunities_covered']}, so its first and last year "
            "may not be whole."
        ),
        alt=f"Stacked bars of opportunities by year and outcome. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A bar a year, of each body, in parts by outcome; years without an opportunity are in the table alone."""
    shown = [row for row in rows.records() if row["opportunity_count"]]
    if not shown:
        return {"data": [], "layout": {}}
    several = len({row["buyer_id"] for row in rows.records()}) > 1
    years = [wording.financial_year(row["financial_year"]) for row in shown]
    names = [f"{row['buyer_name']}, {year}" if several else year for row, year in zip(shown, years, strict=True)]
    split = [
        _part("Awarded", shown, ("awarded_count",), theme.strong),
        _part("Cancelled or unsuccessful", shown, ("cancelled_count", "unsuccessful_count"), theme.groups["Agencies"]),
        _part("No outcome published", shown, ("no_outcome_count",), theme.context),
    ]
    return split_bars(theme, names, split, stacked=True)


def _part(name: str, rows: list[dict[str, Any]], columns: tuple[str, ...], colour: str) -> Part:
    counts = [sum(row[column] for column in columns) for row in rows]
    return Part(name, counts, [f"{count:,}" if count else "" for count in counts], colour, [f"{n:,}" for n in counts])


def _without(rows: list[dict[str, Any]], names: dict[str, str]) -> str:
    """Who published none: said as a sentence, because an empty place in a chart says nothing."""
    published = {row["buyer_id"] for row in rows if row["opportunity_count"]}
    none = [name for buyer_id, name in names.items() if buyer_id not in published]
    return f"Without an opportunity in the file: {wording.listed(none)}. " if none else ""
