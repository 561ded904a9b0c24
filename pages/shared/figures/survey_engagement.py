"""What civil servants and suppliers say of engagement with the market."""

from __future__ import annotations

from pages.shared.charts import parts as chart_parts
from pages.shared.charts.theme import Theme
from pages.shared.figures import survey_theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """What each side says most and least."""
    return survey_theme.finding(rows, choice, "engagement with the market")


def chart(rows: Rows, theme: Theme) -> chart_parts.Chart:
    """A bar an answer."""
    return survey_theme.chart(rows, theme)
