"""A figure within a part of a slide, as a single slide draws it, and what is said of its provisional part."""

from __future__ import annotations

import math
from typing import Any

from pages.shared.briefing.template import Box
from pages.shared.takeaway import native_chart, plots, slide_map, slide_table
from pages.shared.takeaway.described import Described
from pages.shared.takeaway.slide import Area


def draw(slide: Any, figure: Described, box: Box) -> None:
    """Put the figure within left, top, width and height of a slide: charts, a map of shapes, or its first rows."""
    drawn = plots.of(figure.chart) if figure.chart else []
    for plot, place in zip(drawn, _grid(len(drawn), box), strict=True):
        native_chart.add(slide, plot, place, f"{plot.title} {figure.words.alt}".strip())
    if drawn:
        return
    if figure.chart and slide_map.is_map(figure.chart):
        slide_map.add(slide, figure.chart, Area(*box), figure.words.alt)
    else:
        slide_table.add(slide, figure, Area(*box))


def note(figure: Described) -> str:
    """How a provisional part is drawn, as the chart says it; empty where there is none."""
    drawn = plots.of(figure.chart) if figure.chart else []
    return next((f". {plot.note}" for plot in drawn if plot.note), "")


def _grid(number: int, box: Box) -> list[Box]:
    """As many parts of a box, somewhat more of them abreast than below each other."""
    across = max(1, round(math.sqrt(number * 1.3)))
    down = max(1, math.ceil(number / across))
    width, height = box[2] // across, box[3] // down
    return [(box[0] + width * (at % across), box[1] + height * (at // across), width, height) for at in range(number)]
