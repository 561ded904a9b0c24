"""A figure as slides that can be edited: native charts with their numbers inside, shapes, or a native table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from pages.shared import extracts, snapshots
from pages.shared.takeaway import fit, native_chart, plots, slide_map, slide_table
from pages.shared.takeaway.described import Described

WIDTH, HEIGHT, MARGIN = Inches(13.333), Inches(7.5), Inches(0.5)
TITLE_ONLY = 5  # python-pptx's own template
TITLE, MEASURE, FOOT = 28, 16, 12  # points
MOST_PLOTS, MOST_PAIRED = 6, 4  # small multiples on a slide, and such with several bars a place
GREY = RGBColor.from_string("484D52")


@dataclass(frozen=True)
class Area:
    """A rectangle of a slide."""

    left: int
    top: int
    width: int
    height: int


def write(figure: Described) -> bytes:
    """A presentation of the figure's slides, 16:9: one, or several where its small multiples would be too small."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    properties = deck.core_properties
    properties.title, properties.author, properties.language = figure.query.title, extracts.TITLE, "en-GB"
    properties.subject, properties.created = figure.snapshot, snapshots.built(figure.snapshot)
    add(deck, figure)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def add(deck: Any, figure: Described) -> None:
    """Put a figure at the end of a deck: finding, measure, chart or first rows, source and date; the rest in notes."""
    drawn = plots.of(figure.chart) if figure.chart else []
    if not drawn:
        slide, area = _frame(deck, figure, "", "")
        if figure.chart and slide_map.is_map(figure.chart):
            slide_map.add(slide, figure.chart, area, figure.words.alt)
        else:
            slide_table.add(slide, figure, area)
        return
    most = MOST_PAIRED if drawn[0].kind != "line" and len(drawn[0].series) > 1 else MOST_PLOTS
    slides = ceil(len(drawn) / most)
    each = ceil(len(drawn) / slides)
    note = next((f". {plot.note}" for plot in drawn if plot.note), "")
    for at in range(slides):
        slide, area = _frame(deck, figure, f" ({at + 1} of {slides})" if slides > 1 else "", note)
        shown = drawn[at * each : (at + 1) * each]
        for plot, place in zip(shown, _grid(len(shown), area), strict=True):
            native_chart.add(slide, plot, place, f"{plot.title} {figure.words.alt}".strip())


def _frame(deck: Any, figure: Described, part: str, note: str) -> tuple[Any, Area]:
    """A slide with all words of a figure, and the room that they leave."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    wide = WIDTH - 2 * MARGIN
    below: int = Inches(0.25)
    for text, size, is_title in (
        (figure.words.heading + part, TITLE, True),
        (figure.words.measure + note, MEASURE, False),
    ):
        height = fit.height(text, size, wide)
        box = slide.shapes.title if is_title else slide.shapes.add_textbox(MARGIN, below, wide, height)
        box.left, box.top, box.width, box.height = MARGIN, below, wide, height
        _say(box.text_frame, text, size, bold=is_title)
        below += height
    source = f"{figure.source_line}{figure.dated_line}"
    height = fit.height(source, FOOT, wide)
    foot = slide.shapes.add_textbox(MARGIN, HEIGHT - Inches(0.15) - height, wide, height)
    _say(foot.text_frame, source, FOOT, colour=GREY)
    notes = [f"{name}: {text}" for name, text in figure.query.sections.items()]
    slide.notes_slide.notes_text_frame.text = "\n\n".join(
        [figure.words.sentence, figure.filters, *notes, figure.full_citation]
    )
    gap = Inches(0.1)
    return slide, Area(MARGIN, below + gap, wide, foot.top - below - 2 * gap)


def _grid(number: int, area: Area) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of as many plots, at most three abreast."""
    across = 1 if number == 1 else 2 if number <= 4 else 3
    width, height = area.width // across, area.height // ceil(number / across)
    return [
        (area.left + width * (at % across), area.top + height * (at // across), width, height) for at in range(number)
    ]


def _say(frame: Any, text: str, size: int, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, "Arial"
        if colour is not None:
            paragraph.font.color.rgb = colour
