"""Agencies: never, active or lapsed, month by month."""

from __future__ import annotations

from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.figures import adoption_states
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many agencies still buy, stopped, or never bought."""
    return adoption_states.finding(rows, choice, "agency", "agencies")


def chart(rows: Rows, theme: Theme) -> Chart:
    """A stack with the active agencies on the baseline."""
    return adoption_states.chart(rows, theme)
