"""Notices of digital goods and services."""

from __future__ import annotations

from pages.shared import charts, notice_words, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Notices on Contracts Finder and Find a Tender with a main CPV code of computers, software or IT services"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The group with most notices."""
    if len(rows) == 0:
        return Finding("No notice of digital goods or services", MEASURE, "Nothing to draw.", "")
    total, highest = sum(rows.column("notice_count")), max(rows.column("notice_count"))
    each = " each" if rows.column("notice_count").count(highest) > 1 else ""
    top = notice_words.most(rows, "notice_count", "cpv_group")
    heading = f"{top}: {highest:,}{each} of {wording.count(total, 'digital notice')}"
    calls = sum(rows.column("call_off_count"))
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=f"{calls:,} of {total:,} are call-offs under a framework or a dynamic purchasing system.",
        alt=f"Bars of digital notices by group of CPV codes. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars by number."""
    return notice_words.bars(rows, theme, "notice_count", "cpv_group")
