"""Two publications side by side, by month and sector."""

from __future__ import annotations

from pages.shared import charts
from pages.shared.charts.theme import Theme
from pages.shared.figures import restated_parts
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The sector that changed most."""
    return restated_parts.finding(rows, choice, "sector_published", "sector")


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One bar a sector."""
    return restated_parts.chart(rows, theme, "sector_published")
