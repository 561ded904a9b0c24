"""Two publications side by side, by month and supplier size."""

from __future__ import annotations

from pages.shared import charts
from pages.shared.charts.theme import Theme
from pages.shared.figures import restated_parts
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The supplier size that changed most."""
    return restated_parts.finding(rows, choice, "supplier_size", "supplier size")


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One bar a supplier size."""
    return restated_parts.chart(rows, theme, "supplier_size")
