"""Departments: never, active or lapsed, month by month."""

from __future__ import annotations

from pages.shared.charts import Chart
from pages.shared.figures import adoption_states
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows
from pages.shared.theme import Theme


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many departments still buy, stopped, or never bought."""
    return adoption_states.finding(rows, choice, "department", "departments")


def chart(rows: Rows, theme: Theme) -> Chart:
    """A stack with the active departments on the baseline."""
    return adoption_states.chart(rows, theme)
