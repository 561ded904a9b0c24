"""Suppliers who say that G-Cloud, later the Digital Marketplace, helped small firms' access."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.charts.answers import Edition, editions
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import percent
from pages.shared.store import Rows

NAMES = {"sme-g-cloud-helped": "G-Cloud", "sme-marketplace-helped": "the Marketplace"}
MEASURE = (
    "Suppliers who say that G-Cloud, later the Digital Marketplace, helped access, % of all asked, "
    "techUK's GovTech SME Survey 2015 to 2022"
)

BROKEN = "The line is broken where the question moved from G-Cloud to the Digital Marketplace. "


def finding(rows: Rows, choice: Choice) -> Finding:
    """The latest answer, and the one before under the same wording."""
    shown = rows.records()
    if not shown:
        return Finding("No survey answers on the Marketplace's help in this snapshot", MEASURE, "Nothing to draw.", "")
    latest = shown[-1]
    same = [row for row in shown if row["question_id"] == latest["question_id"]]
    helped = f"{NAMES.get(latest['question_id'], 'the Marketplace')} helped"
    heading = f"{percent(latest['answer_percent'])} of suppliers said in {latest['edition_year']} that {helped}"
    if len(same) > 1:
        heading += f", {percent(same[0]['answer_percent'])} in {same[0]['edition_year']}"
    wordings = len({row["question_id"] for row in shown})
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=f"{BROKEN if wordings > 1 else ''}{_intervals(shown)} techUK asked its own members.",
        alt=f"Points joined by lines, {wording.count(len(shown), 'edition')} of a survey. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A point an edition, a line a wording."""
    series = [
        (f"Asked of {NAMES.get(question, question)}", [_edition(row) for row in points])
        for question, points in groupby(rows.records(), lambda row: str(row["question_id"]))
    ]
    return editions(theme, series)


def _edition(row: dict[str, Any]) -> Edition:
    interval = None if row["interval_low"] is None else (row["interval_low"], row["interval_high"])
    words = f"{percent(row['answer_percent'])}, {row['edition_name']}; asked: {row['base_text']}"
    return Edition(row["edition_year"], float(row["answer_percent"]), interval, words)


def _intervals(shown: list[dict[str, Any]]) -> str:
    known = [
        f"{row['interval_low']:g}% to {row['interval_high']:g}% in {row['edition_year']}"
        for row in shown
        if row["interval_low"] is not None
    ]
    told = f"95% confidence intervals: {wording.listed(known)}. " if known else ""
    return told + (
        "The other editions give the number asked only in words, so no interval is worked out."
        if len(known) < len(shown)
        else ""
    )
