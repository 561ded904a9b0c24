"""A figure within a part of a slide: native charts, or the first rows of a table in the template's own style."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import Any

from pptx.util import Pt

from pages.shared import wording
from pages.shared.briefing import lettering
from pages.shared.briefing.template import Box
from pages.shared.takeaway import native_chart, plots, sheets
from pages.shared.takeaway.described import Described

ROWS_SHOWN, COLUMNS_SHOWN, CELL_SIZE, LONGEST_CELL = 10, 6, 11, 140


def draw(slide: Any, figure: Described, box: Box) -> None:
    """Put the figure within left, top, width and height of a slide."""
    drawn = plots.of(figure.chart) if figure.chart else []
    for plot, place in zip(drawn, _grid(len(drawn), box), strict=True):
        native_chart.add(slide, plot, place, f"{plot.title} {figure.words.alt}".strip())
    if not drawn:
        _first_rows(slide, figure, box)


def _grid(number: int, box: Box) -> list[Box]:
    """As many parts of a box, somewhat more of them abreast than below each other."""
    across = max(1, round(math.sqrt(number * 1.3)))
    down = max(1, math.ceil(number / across))
    width, height = box[2] // across, box[3] // down
    return [(box[0] + width * (at % across), box[1] + height * (at // across), width, height) for at in range(number)]


def _first_rows(slide: Any, figure: Described, box: Box) -> None:
    """The first rows and columns that fit, and how many there are in all."""
    left, top, width, high = box
    if not len(figure.rows):
        _say(slide, (left, top, width, high), "Nothing to list under these filters.")
        return
    names = [name for name in figure.rows.columns if not name.endswith("_id")][:COLUMNS_SHOWN]
    cells = [sheets.headings(names), *(_texts(names, row) for row in figure.rows.records()[:ROWS_SHOWN])]
    across = width // len(names)
    heights = [max(lettering.height(text, CELL_SIZE, across) for text in row) for row in cells]
    line = lettering.height(" ", CELL_SIZE, width)
    fitting = max(2, sum(end <= high - line for end in accumulate(heights)))
    frame = slide.shapes.add_table(fitting, len(names), left, top, width, sum(heights[:fitting]))
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {figure.query.title}"[:220])
    for down, (row, taken) in enumerate(zip(cells[:fitting], heights, strict=False)):
        frame.table.rows[down].height = taken
        for place, text in enumerate(row):
            cell = frame.table.cell(down, place).text_frame
            cell.text = text
            cell.paragraphs[0].font.size = Pt(CELL_SIZE)
    rows = wording.count(len(figure.rows), "row")
    if fitting <= len(figure.rows) or len(names) < len(figure.rows.columns):
        said = f"The first {fitting - 1} of {rows}; all of them are in the data."
        _say(slide, (left, top + sum(heights[:fitting]), width, line), said)


def _texts(names: list[str], row: dict[str, Any]) -> list[str]:
    values = [sheets.value(name, row[name]) for name in names]
    texts = [f"{value:,.2f}".removesuffix(".00") if isinstance(value, float) else str(value) for value in values]
    return [text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 2]} …" for text in texts]


def _say(slide: Any, box: Box, text: str) -> None:
    frame = slide.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    frame.text = text
    frame.paragraphs[0].font.size = Pt(CELL_SIZE)
