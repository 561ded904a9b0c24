"""A figure as a slide that can be edited: a native chart with its numbers inside, or a native table."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from pages.shared import extracts, snapshots, wording
from pages.shared.takeaway import fit, native_chart, plots, sheets
from pages.shared.takeaway.described import Described

WIDTH, HEIGHT, MARGIN = Inches(13.333), Inches(7.5), Inches(0.5)
TOP, BOTTOM = Inches(1.75), Inches(6.55)  # of the chart
TITLE_ONLY = 5  # python-pptx's own template
ROWS_SHOWN, COLUMNS_SHOWN, CELL_SIZE, LONGEST_CELL = 10, 6, 11, 140
GREY = RGBColor.from_string("484D52")


def write(figure: Described) -> bytes:
    """A presentation of one 16:9 slide: finding, measure, chart or first rows, source and date; the rest in notes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    properties = deck.core_properties
    properties.title, properties.author, properties.language = figure.query.title, extracts.TITLE, "en-GB"
    properties.subject, properties.created = figure.snapshot, snapshots.built(figure.snapshot)
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = MARGIN, Inches(0.3), WIDTH - 2 * MARGIN, Inches(0.9)
    _say(title.text_frame, figure.words.heading, 28, bold=True)
    measure = slide.shapes.add_textbox(MARGIN, Inches(1.2), WIDTH - 2 * MARGIN, Inches(0.5))
    _say(measure.text_frame, figure.words.measure, 14)
    draw(slide, figure, (MARGIN, TOP, WIDTH - 2 * MARGIN, BOTTOM - TOP))
    foot = slide.shapes.add_textbox(MARGIN, Inches(6.6), WIDTH - 2 * MARGIN, Inches(0.7))
    _say(foot.text_frame, f"{figure.source_line}{figure.dated_line}", 10, colour=GREY)
    notes = [f"{name}: {text}" for name, text in figure.query.sections.items()]
    slide.notes_slide.notes_text_frame.text = "\n\n".join(
        [figure.words.sentence, figure.filters, *notes, figure.full_citation]
    )
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def draw(slide: Any, figure: Described, box: Sequence[int]) -> None:
    """The figure within left, top, width and height of a slide: native charts, or its first rows as a table."""
    drawn = plots.of(figure.chart) if figure.chart else []
    for plot, place in zip(drawn, _grid(len(drawn), box), strict=True):
        native_chart.add(slide, plot, place, f"{plot.title} {figure.words.alt}".strip())
    if not drawn:
        _first_rows(slide, figure, box)


def _grid(number: int, box: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of as many plots, somewhat more columns than rows."""
    across = max(1, round(math.sqrt(number * 1.3)))
    down = max(1, math.ceil(number / across))
    width, height = box[2] // across, box[3] // down
    return [(box[0] + width * (at % across), box[1] + height * (at // across), width, height) for at in range(number)]


def _first_rows(slide: Any, figure: Described, box: Sequence[int]) -> None:
    """The first rows and columns that fit, as a table of the slide's own, and how many there are in all."""
    left, top, width, high = box
    names = figure.rows.columns[:COLUMNS_SHOWN]
    across = width // len(names)
    cells = [sheets.headings(names)]
    for found_row in figure.rows.values[:ROWS_SHOWN]:
        values = [sheets.value(name, found) for name, found in zip(names, found_row, strict=False)]
        texts = [f"{found:,.15g}" if isinstance(found, (int, float)) else str(found) for found in values]
        cells.append([text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 2]} …" for text in texts])
    heights = [max(fit.height(text, CELL_SIZE, across) for text in row) for row in cells]
    room = high - fit.height(" ", CELL_SIZE, width)
    fitting = max(min(2, len(cells)), sum(taken <= room for taken in accumulate(heights)))
    frame = slide.shapes.add_table(fitting, len(names), left, top, width, sum(heights[:fitting]))
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {figure.query.title}"[:220])
    for down, (row, taken) in enumerate(zip(cells[:fitting], heights, strict=False)):
        frame.table.rows[down].height = taken
        for place, text in enumerate(row):
            _say(frame.table.cell(down, place).text_frame, text, CELL_SIZE, bold=down == 0)
    shown = fitting - 1
    said = f"The first {shown} of {wording.count(len(figure.rows), 'row')}; all of them are in the data."
    if len(figure.rows) > shown or len(figure.rows.columns) > len(names):
        more = slide.shapes.add_textbox(left, top + sum(heights[:fitting]), width, fit.height(" ", CELL_SIZE, width))
        _say(more.text_frame, said, CELL_SIZE, colour=GREY)


def _say(frame: Any, text: str, size: int, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, "Arial"
        if colour is not None:
            paragraph.font.color.rgb = colour
