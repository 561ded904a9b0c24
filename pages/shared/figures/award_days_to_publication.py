"""Days from the start of a contract to the publication of its award."""

from __future__ import annotations

from pages.shared import charts, notice_words
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Median days from the start of a contract to the publication of its award, by kind of buyer"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The range of medians."""
    return notice_words.medians(rows, "median_days_to_publication", MEASURE, "awards", "were published")


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars of medians."""
    return notice_words.median_bars(rows, theme, "median_days_to_publication")
