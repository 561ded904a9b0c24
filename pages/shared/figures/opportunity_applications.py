"""Applications for each opportunity, from SMEs and from large firms."""

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
    """How many of the applications came from SMEs, and the medians of the largest row."""
    shown = rows.records()
    if not shown:
        return Finding("No opportunities in this snapshot", "Applications: 0", "The source is optional.", "")
    sme, large = (sum(row[column] or 0 for row in shown) for column in ("sme_application_sum", "large_application_sum"))
    known = sum(row["sme_known_count"] for row in shown)
    heading = f"SMEs sent {sme:,} of {wording.count(sme + large, 'application')}"
    if sme + large == 0:
        heading = "No count of applications was published"
    return Finding(
        heading=heading,
        measure=(
            "Median of applications for an opportunity, by category and financial year of publication; "
            f"from SMEs known of {wording.count(known, 'opportunity', 'opportunities')}"
        ),
        sentence=(
            " ".join(_change(shown)) + " An empty count is unknown, not none; the file writes no count of 0."
        ).strip(),
        alt=f"Bars of the median of applications from SMEs and large firms by category and year. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Two bars a category and year that have a median: SMEs and large firms."""
    shown = [row for row in rows.records() if row["sme_application_median"] is not None]
    labels = [f"{row['lot_name']}, {wording.financial_year(row['financial_year'])}" for row in shown]
    split = [
        _part("SMEs", shown, "sme_application_median", theme.strong),
        _part("Large firms", shown, "large_application_median", theme.context),
    ]
    return split_bars(theme, labels, split, stacked=False) if shown else {"data": [], "layout": {}}


def _part(name: str, rows: list[dict[str, Any]], column: str, colour: str) -> Part:
    values = [row[column] for row in rows]
    return Part(name, values, ["" if value is None else _number(value) for value in values], colour)


def _number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _change(rows: list[dict[str, Any]]) -> list[str]:
    """For each category with two medians from SMEs: the first and the last."""
    told = []
    for lot in dict.fromkeys(row["lot_name"] for row in rows):
        given = [row for row in rows if row["lot_name"] == lot and row["sme_application_median"] is not None]
        if len(given) > 1:
            first, last = given[0], given[-1]
            told.append(
                f"{lot}: a median of {_number(first['sme_application_median'])} from SMEs "
                f"({wording.financial_year(first['financial_year'])}), then "
                f"{_number(last['sme_application_median'])} ({wording.financial_year(last['financial_year'])})."
            )
    return told
