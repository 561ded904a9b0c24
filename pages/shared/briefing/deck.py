"""A briefing as slides: an opening, one figure a slide, then sources and methods; on the reader's template if given."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Inches, Pt

from pages.shared import extracts, snapshots, wording
from pages.shared.briefing import body, lettering, sources_slides, template
from pages.shared.briefing.model import Briefing
from pages.shared.briefing.opened import Opened, opened
from pages.shared.briefing.page_parts import height, in_theme_font, numbered, paragraphs, titled
from pages.shared.briefing.template import Template
from pages.shared.store import Store
from pages.shared.takeaway.described import DISCLAIMER

FINDING_SIZE, MEASURE_SIZE, COMMENT_SIZE, SOURCE_SIZE = 16, 13, 16, 9
USUAL_ROOM, SMALLEST = Inches(5), 0.8  # words are smaller where a template leaves a figure less room
SUBTITLE_SIZES = (20, 18, 16, 14, 12)

Told = Callable[[int, int], None]


def make(briefing: Briefing, store: Store, base: str, today: date, given: bytes | None, told: Told) -> bytes:
    """The deck as bytes. `given` is the reader's template or None; `told` hears how many figures of how many are done.

    Raises NoTemplateError with a sentence where the template cannot be used, before any figure is made.
    """
    made = template.read(given)
    properties = made.deck.core_properties
    properties.title, properties.author, properties.language = briefing.heading, extracts.TITLE, "en-GB"
    properties.subject, properties.created = store.name, snapshots.built(store.name)
    _opening(made, briefing, store, today)
    figures = []
    for place, entry in enumerate(briefing.entries, start=1):
        figures.append(opened(entry, store, base, today))
        _figure(made, figures[-1], place, len(briefing.entries))
        told(place, len(briefing.entries))
    for heading, texts in sources_slides.of(figures, store, made.room):
        page = titled(made, made.content, heading)
        paragraphs(page, made.room, [(text, sources_slides.SIZE) for text in texts])
    for number, page in enumerate(made.deck.slides, start=1):
        numbered(made, page, number)
    content = io.BytesIO()
    made.deck.save(content)
    return content.getvalue()


def _opening(made: Template, briefing: Briefing, store: Store, today: date) -> None:
    page = titled(made, made.opening, briefing.heading)
    lines = [
        f"{wording.count(len(briefing.entries), 'figure')}, {wording.day(today)}",
        f"{extracts.TITLE}, snapshot of {wording.minute(store.name)}",
        DISCLAIMER,
    ]
    place = template.of_kind(page, KIND.SUBTITLE)
    if place is None:
        paragraphs(page, made.room, [(line, SUBTITLE_SIZES[1]) for line in lines])
        return
    place.text_frame.text = "\n".join(lines)
    size = lettering.size(" ".join(lines), SUBTITLE_SIZES, place.width, place.height * 2 // 3)
    for paragraph in place.text_frame.paragraphs:
        paragraph.font.size = Pt(size)


def _figure(made: Template, found: Opened, place: int, number: int) -> None:
    """Title, finding where the title is the reader's own, what is measured; chart or table; comment, source."""
    page = titled(made, made.content, found.heading)
    at = f"Figure {place} of {number}. "
    if found.figure is None:
        paragraphs(page, made.room, [(found.problem, COMMENT_SIZE), (at, SOURCE_SIZE)])
        return
    left, top, width, high = made.room
    by = min(1.0, max(SMALLEST, high / USUAL_ROOM))
    above = [
        (found.finding, FINDING_SIZE * by),
        (found.figure.words.measure + body.note(found.figure), MEASURE_SIZE * by),
    ]
    source = f"{at}{found.figure.source_line}{found.figure.dated_line}"
    below = [(found.entry.comment, COMMENT_SIZE * by), (source, SOURCE_SIZE * by)]
    heights = [height(lines, width) for lines in (above, below)]
    paragraphs(page, (left, top, width, heights[0]), above)
    body.draw(page, found.figure, (left, top + heights[0], width, high - sum(heights)))
    paragraphs(page, (left, top + high - heights[1], width, heights[1]), below)
    in_theme_font(page)
    page.notes_slide.notes_text_frame.text = "\n\n".join(part for part in _notes(found) if part)


def _notes(found: Opened) -> list[str]:
    """What the speaker may be asked: comment, what the chart shows, filters, method and citation."""
    if found.figure is None:
        return [found.problem]
    method = [f"{name}: {text}" for name, text in found.query.sections.items()]
    return [found.entry.comment, found.figure.words.sentence, found.figure.filters, *method, found.figure.full_citation]
