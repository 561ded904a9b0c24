"""The dashboard's own slides: 16:9, Arial, titles to the left; made from python-pptx's empty deck."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
KEPT = {(KIND.CENTER_TITLE, KIND.SUBTITLE), (KIND.TITLE,)}
FURNITURE = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
FOOT = Inches(6.98), Inches(0.36)  # top and height
PLACES = {
    KIND.TITLE: (Inches(0.5), Inches(0.3), Inches(12.333), Inches(1.05)),
    KIND.BODY: (Inches(0.5), Inches(1.4), Inches(12.333), Inches(5.5)),
    KIND.DATE: (Inches(0.5), FOOT[0], Inches(3), FOOT[1]),
    KIND.FOOTER: (Inches(3.6), FOOT[0], Inches(6), FOOT[1]),
    KIND.SLIDE_NUMBER: (Inches(9.833), FOOT[0], Inches(3), FOOT[1]),
}
OPENING = {
    KIND.CENTER_TITLE: (Inches(0.9), Inches(1.6), Inches(11.5), Inches(2.2)),
    KIND.SUBTITLE: (Inches(0.9), Inches(4), Inches(11.5), Inches(2.2)),
}


def deck() -> Any:
    """An empty deck with two layouts: an opening slide, and a title over a figure."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    for layout in list(made.slide_layouts):
        if tuple(kind for kind in _kinds(layout) if kind not in FURNITURE) not in KEPT:
            made.slide_layouts.remove(layout)
    master = made.slide_master
    moved: list[tuple[Any, dict[Any, Any]]] = [(master, PLACES), (made.slide_layouts[0], OPENING)]
    for shapes, places in moved:
        for shape in shapes.placeholders:
            if shape.placeholder_format.type in places:
                shape.left, shape.top, shape.width, shape.height = places[shape.placeholder_format.type]
            if shape.placeholder_format.type == KIND.SUBTITLE:
                for level in shape._element.iter(qn("a:lvl1pPr")):
                    level.set("algn", "l")
    style = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", "2800")
    style.find(qn("a:defRPr")).set("b", "1")
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
    return made


def _kinds(layout: Any) -> list[Any]:
    return [shape.placeholder_format.type for shape in layout.placeholders]
