"""Charts, as the plain dictionaries that plotly draws; what every page needs can be had from here."""

from pages.shared.charts.common import bars, lines, one_line, panels, points
from pages.shared.charts.parts import Chart, Line

__all__ = ["Chart", "Line", "bars", "lines", "one_line", "panels", "points"]
