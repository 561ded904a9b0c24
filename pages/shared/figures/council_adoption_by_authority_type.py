"""Councils that have bought, as a share of the register, by council type."""

from __future__ import annotations

from pages.shared import charts
from pages.shared.charts.theme import Theme
from pages.shared.figures import adoption_panels
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The highest and the lowest share among groups of ten councils and more."""
    return adoption_panels.finding(rows, choice, "authority_type", "council type")


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One panel a council type."""
    return adoption_panels.chart(rows, theme, "authority_type")
