"""A figure as a slide that can be edited: a native chart with its numbers inside, or a native table."""

from __future__ import annotations

import io
import math
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from pages.shared import extracts, snapshots, wording
from pages.shared.takeaway import native_chart, plots, sheets
from pages.shared.takeaway.described import Described

WIDTH, HEIGHT, MARGIN = Inches(13.333), Inches(7.5), Inches(0.5)
TOP, BOTTOM = Inches(1.75), Inches(6.55)  # of the chart
TITLE_ONLY = 5  # python-pptx's own template
ROWS_SHOWN, COLUMNS_SHOWN = 10, 6
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
    drawn = plots.of(figure.chart) if figure.chart else []
    for plot, place in zip(drawn, _grid(len(drawn)), strict=True):
        native_chart.add(slide, plot, place, f"{plot.title} {figure.words.alt}".strip())
    if not drawn:
        _first_rows(slide, figure)
    foot = slide.shapes.add_textbox(MARGIN, Inches(6.6), WIDTH - 2 * MARGIN, Inches(0.7))
    _say(foot.text_frame, f"{figure.source_line}{figure.dated_line}", 10, colour=GREY)
    notes = [f"{name}: {text}" for name, text in figure.query.sections.items()]
    slide.notes_slide.notes_text_frame.text = "\n\n".join(
        [figure.words.sentence, figure.filters, *notes, figure.full_citation]
    )
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _grid(number: int) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of as many plots, somewhat more columns than rows."""
    across = max(1, round(math.sqrt(number * 1.3)))
    down = max(1, math.ceil(number / across))
    width, height = (WIDTH - 2 * MARGIN) // across, (BOTTOM - TOP) // down
    return [(MARGIN + width * (at % across), TOP + height * (at // across), width, height) for at in range(number)]


def _first_rows(slide: Any, figure: Described) -> None:
    """The first rows and columns as a table of the slide's own, and how many there are in all."""
    names = figure.rows.columns[:COLUMNS_SHOWN]
    rows = figure.rows.values[:ROWS_SHOWN]
    frame = slide.shapes.add_table(len(rows) + 1, len(names), MARGIN, TOP, WIDTH - 2 * MARGIN, Inches(0.35))
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {figure.query.title}"[:220])
    for across, heading in enumerate(sheets.headings(names)):
        _say(frame.table.cell(0, across).text_frame, heading, 11, bold=True)
    for down, row in enumerate(sheets.values(figure.rows.columns, rows) if rows else [], start=1):
        for across, value in enumerate(row[: len(names)]):
            text = f"{value:,.15g}" if isinstance(value, (int, float)) else str(value)
            _say(frame.table.cell(down, across).text_frame, text, 11)
    said = f"The first {len(rows)} of {wording.count(len(figure.rows), 'row')}; all of them are in the data."
    if len(figure.rows) > len(rows) or len(figure.rows.columns) > len(names):
        more = slide.shapes.add_textbox(MARGIN, Inches(6.25), WIDTH - 2 * MARGIN, Inches(0.3))
        _say(more.text_frame, said, 11, colour=GREY)


def _say(frame: Any, text: str, size: int, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, "Arial"
        if colour is not None:
            paragraph.font.color.rgb = colour
