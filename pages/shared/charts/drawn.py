"""A chart as Streamlit takes it, without the copying and checking of every number that plotly's own figure costs."""

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure

from pages.shared.charts.parts import Chart


class Drawn(BaseFigure):  # type: ignore[misc]
    """A chart that is drawn as it stands, at each rerun and for all readers; that it is valid, tests say."""

    def __init__(self, chart: Chart) -> None:
        """Keep the chart; nothing of the base is wanted but that Streamlit knows it."""
        self._chart = chart

    def to_dict(self) -> dict[str, Any]:
        """The chart itself, not a copy."""
        return self._chart
