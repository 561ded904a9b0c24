"""What every slide of a deck is made of: its title, paragraphs, and its number."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from pages.shared.briefing import lettering
from pages.shared.briefing.template import TITLES, Box, Template, of_kind

TITLE_SIZES = (44, 40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12)
BETWEEN = Pt(4)  # paragraphs
USUAL_TITLE = 44  # points, where a template does not say

Line = tuple[str, float]  # a text and its size in points; an empty text takes no room


def titled(made: Template, layout: Any, heading: str) -> Any:
    """A new slide with its title in a size that fits, and no placeholder that stays empty."""
    page = made.deck.slides.add_slide(layout)
    for found in list(page.placeholders):
        if found.placeholder_format.type not in (*TITLES, KIND.SUBTITLE):
            found._element.getparent().remove(found._element)
    title = of_kind(page, *TITLES)  # python-pptx's own takes that of index 0, whatever its type
    title.text_frame.text = heading
    usual = _usual_size(layout)
    sizes: list[float] = [size for size in TITLE_SIZES if size <= usual] or [usual]
    size = lettering.size(heading, sizes, title.width, title.height)
    if size < usual:
        title.text_frame.paragraphs[0].font.size = Pt(size)
    return page


def paragraphs(page: Any, box: Box, lines: Sequence[Line]) -> None:
    """Lines of text below each other, in the template's own font."""
    kept = [line for line in lines if line[0]]
    if not kept:
        return
    frame = page.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    frame.text = "\n".join(text for text, _ in kept)
    for paragraph, (_, size) in zip(frame.paragraphs, kept, strict=True):
        paragraph.font.size, paragraph.space_after = Pt(size), BETWEEN


def height(lines: Sequence[Line], width: int) -> int:
    """How high a box of paragraphs must be; nothing for none."""
    return sum(lettering.height(text, size, width) for text, size in lines if text)


def numbered(made: Template, page: Any, number: int) -> None:
    """The slide's number where the template has it, else at the lower right."""
    place = of_kind(page.slide_layout, KIND.SLIDE_NUMBER)
    if place is not None:
        element = copy.deepcopy(place._element)
        element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in page.shapes) + 1))
        page.shapes._spTree.append(element)
        paragraph = element.find(f".//{qn('a:p')}")
        for child in list(paragraph):
            paragraph.remove(child)
    else:
        at = Emu(made.deck.slide_width - Inches(1)), Emu(made.deck.slide_height - Inches(0.4)), Inches(0.8), Inches(0.3)
        frame = page.shapes.add_textbox(*at).text_frame
        frame.paragraphs[0].font.size = Pt(10)
        paragraph = frame.paragraphs[0]._p
    field, text = OxmlElement("a:fld"), OxmlElement("a:t")
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    text.text = str(number)
    field.append(OxmlElement("a:rPr"))
    field.append(text)
    paragraph.append(field)


def in_theme_font(page: Any) -> None:
    """Let charts and tables, which a slide alone sets in Arial, take the font of the template."""
    for shape in page.shapes:
        element = shape.chart._chartSpace if shape.has_chart else shape._element
        for font in list(element.iter(qn("a:latin"))):
            font.getparent().remove(font)


def _usual_size(layout: Any) -> float:
    """A title's size in points, as the layout, its master's title or its master's style of titles says."""
    master = layout.slide_master
    for shapes in (layout, master):
        title = of_kind(shapes, *TITLES)
        if (
            title is not None
            and (size := title._element.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}[@sz]")) is not None
        ):
            return int(size.get("sz")) / 100
    styled = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}[@sz]")
    return USUAL_TITLE if styled is None else int(styled.get("sz")) / 100
