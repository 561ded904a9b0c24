"""SME shares as published elsewhere, beside those counted from the files held."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.charts import beside as beside_charts
from pages.shared.charts.beside import Beside
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

WHOLE = "since the first month"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How far a published share of one financial year, or else any, is from the newest file's."""
    shown = rows.records()
    if not shown:
        return Finding(
            "No published SME share for the months held",
            "SME shares as published elsewhere and as counted from 0 files",
            "There is nothing to compare with.",
            "",
        )
    of_a_year = [row for row in shown if row["share_of_period"] != WHOLE]
    told = max(of_a_year or shown, key=lambda row: (row["published_date"], abs(_points(row))))
    same = [row for row in shown if _figure(row) == _figure(told)]
    heading = f"SMEs: {_percent(told['published_percent'])} as published, {_percent(told['held_percent'])} in the file"
    number = wording.count(len({_figure(row) for row in shown}), "published share")
    return Finding(
        heading=heading,
        measure=(
            f"G-Cloud\u2019s SME share {told['share_kind']}, {_period(told)}; {number} beside the files held that "
            "cover the months; these do not depend on the filters"
        ),
        sentence=f"Rings are published, dots counted. {_what_is_known(told, same)}",
        alt=f"Dots of SME shares by file held beside rings of {number}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Each published share as a ring, the shares of the files held as dots."""
    beside = []
    for _, of_figure in groupby(rows.records(), key=_figure):
        files = list(of_figure)
        first = files[0]
        counted = wording.listed([f"{_percent(row['held_percent'])}" for row in files])
        words = (
            f"{first['share_kind'].capitalize()}, {_period(first)}: {_percent(first['published_percent'])}, "
            f"{first['published_in']}; counted {counted}"
        )
        values = [row["held_percent"] for row in files]
        beside.append(Beside(words, float(first["published_percent"]), values))
    return beside_charts.dots_beside(theme, beside)


def _what_is_known(told: dict[str, Any], same: list[dict[str, Any]]) -> str:
    """Published and counted, what would close the gap, and where knowledge ends."""
    files = wording.listed(
        [f"the file of {wording.day(row['published_date'])} gives {_percent(row['held_percent'])}" for row in same]
    )
    given = f"{told['published_in']} gives {_percent(told['published_percent'])}; {files}."
    if told["share_kind"] == "by value":
        return (
            f"{given} Known: suppliers are labelled anew from file to file. Not known: the published share\u2019s file."
        )
    lines, all_lines = told["sme_invoice_count"], told["invoice_count"]
    needed = round(float(told["published_percent"]) * all_lines / 100) - lines
    closing = (
        f" To reach the published share, {needed:,} more of them would have to be labelled SME." if needed > 0 else ""
    )
    return (
        f"{given} In the newest file that is {lines:,} of {all_lines:,} invoice lines.{closing} Known: later files add "
        "late returns and label suppliers anew. Not known: which file the published share was drawn from, and whether "
        "its volume is invoice lines."
    )


def _figure(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["as_at_date"], row["share_of_period"], row["share_kind"], row["published_in"]


def _period(row: dict[str, Any]) -> str:
    if row["share_of_period"] == WHOLE:
        return f"to {wording.month(row['as_at_date'])}"
    return wording.financial_year(row["share_of_period"])


def _points(row: dict[str, Any]) -> float:
    return float(row["published_percent"]) - float(row["held_percent"])


def _percent(value: Any) -> str:
    return wording.percent(value, 1)
