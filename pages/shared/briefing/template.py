"""The slides that a deck is made on: the dashboard's own, or a department's template with its placeholders by type."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import CONTENT_TYPE
from pptx.oxml.ns import qn

from pages.shared.briefing import house_style

Box = tuple[int, int, int, int]  # left, top, width, height in English Metric Units

MOST_BYTES, MOST_UNPACKED = 50 * 10**6, 400 * 10**6
FURNITURE = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
# What a chart may take the place of, the best first; None is a layout with a title alone.
PLACES = (KIND.CHART, KIND.OBJECT, None, KIND.TABLE, KIND.BODY)
LEAST_WIDTH, LEAST_HEIGHT = 0.5, 0.4  # of the slide
GAP = 91_440
MOST_NAMED = 12
NEEDED = "a layout with a title and, below it, room for a chart over half of the slide's width"


class NoTemplateError(Exception):
    """A file that cannot be a template; the message is for the reader who gave it."""


@dataclass(frozen=True)
class Template:
    """An empty deck with the layouts that its slides take; `room` is where a figure stands under its title."""

    deck: Any
    opening: Any
    content: Any
    room: Box


def read(given: bytes | None) -> Template:
    """A deck's template, the dashboard's own where none is given. Raises NoTemplateError with a sentence."""
    deck = house_style.deck() if given is None else _opened(given)
    _forget_slides(deck)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    content = next(
        ((layout, room) for place in PLACES for layout in layouts if (room := _room(deck, layout, place))), None
    )
    if content is None:
        names = list(dict.fromkeys(layout.name for layout in layouts))[:MOST_NAMED]
        has = f"It has: {', '.join(names)}." if names else "It has none at all."
        raise NoTemplateError(f"This template has no layout for a figure: it needs {NEEDED}. {has}")
    opening = next((layout for layout in layouts if _opens(layout)), content[0])
    return Template(deck, opening, *content)


def of_kind(shapes: Any, *kinds: Any) -> Any:
    """The first placeholder of a slide or layout that is of one of some kinds; None where there is none."""
    return next((found for found in shapes.placeholders if found.placeholder_format.type in kinds), None)


def _opened(given: bytes) -> Any:
    if len(given) > MOST_BYTES:
        raise NoTemplateError(f"This file is larger than {MOST_BYTES // 10**6} MB, which no template needs to be.")
    try:
        with zipfile.ZipFile(io.BytesIO(given)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                raise NoTemplateError("This file unpacks to more than any template holds.")
        deck = Presentation(io.BytesIO(given))
    except NoTemplateError:
        raise
    except Exception as error:  # a broken file can fail in any part of three libraries
        raise NoTemplateError(
            "This file is not a PowerPoint deck that can be read. Open it in PowerPoint and save it as .pptx: "
            ".ppt, .potx, .pptm and files with a password cannot be used."
        ) from error
    if deck.part.content_type != CONTENT_TYPE.PML_PRESENTATION_MAIN:
        raise NoTemplateError("This deck has macros. Save it as .pptx, which leaves them out.")
    return deck


def _forget_slides(deck: Any) -> None:
    """Take out the slides that a template shows as examples, and the sections that named them."""
    for slide in list(deck.slides._sldIdLst):
        deck.part.drop_rel(slide.rId)
        deck.slides._sldIdLst.remove(slide)
    for name in ("p:extLst", "p:custShowLst"):
        for found in deck.element.findall(qn(name)):
            deck.element.remove(found)


def _kinds(layout: Any) -> list[Any]:
    """The kinds of a layout's placeholders, but for date, footer and number."""
    kinds = [found.placeholder_format.type for found in layout.placeholders]
    return [kind for kind in kinds if kind not in FURNITURE]


def _opens(layout: Any) -> bool:
    return KIND.SUBTITLE in _kinds(layout) and any(kind in TITLES for kind in _kinds(layout))


def _room(deck: Any, layout: Any, place: Any) -> Box | None:
    """Where a figure would stand in a layout of this kind; None where the layout is another, or too small for it."""
    kinds = _kinds(layout)
    title = of_kind(layout, *TITLES)
    if title is None or sorted(kinds, key=str) != sorted([title.placeholder_format.type, *([place] if place else [])],
                                                         key=str):  # fmt: skip
        return None
    if place:
        found = of_kind(layout, place)
        box = (found.left, found.top, found.width, found.height)
    else:
        top = title.top + title.height + GAP
        box = (title.left, top, title.width, _foot(deck, layout, top) - GAP - top)
    is_below = box[1] >= title.top + title.height - GAP
    is_large = box[2] >= LEAST_WIDTH * deck.slide_width and box[3] >= LEAST_HEIGHT * deck.slide_height
    return box if is_below and is_large else None


def _foot(deck: Any, layout: Any, below: int) -> int:
    """Where date, footer or number begin, or the slide's margin."""
    tops = [found.top for found in layout.placeholders if found.placeholder_format.type in FURNITURE]
    return int(min([top for top in tops if top > below], default=deck.slide_height - 4 * GAP))
