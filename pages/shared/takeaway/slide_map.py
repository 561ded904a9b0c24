"""A map as shapes that an office program draws itself: one shape a class, with the legend above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.freeform import FreeformBuilder
from pptx.util import Inches, Pt

from pages.shared.charts.parts import Chart

Corner = tuple[float, float]
FINE = 1000  # python-pptx rounds corners to whole units
LEGEND, SWATCH, SIZE = Inches(0.5), Inches(0.22), 14


class Pen(FreeformBuilder):
    """python-pptx's pen, which looks for the corner of the whole shape at each of its lines: here once."""

    @cached_property
    def shape_offset_x(self) -> Any:
        """The least x of all lines."""
        return super().shape_offset_x

    @cached_property
    def shape_offset_y(self) -> Any:
        """The least y of all lines."""
        return super().shape_offset_y


def is_map(chart: Chart) -> bool:
    """Whether a chart is areas on one scale both ways."""
    return bool(chart["layout"].get("yaxis", {}).get("scaleanchor") == "x")


def add(slide: Any, chart: Chart, area: Any, alt: str) -> None:
    """Put the map into the area, its classes with their counts above it; `alt` is its text alternative."""
    outlines = [(trace, list(_closed(trace))) for trace in chart["data"] if trace.get("mode") == "lines"]
    corners = [corner for _, closed in outlines for ring in closed for corner in ring]
    left, top = min(x for x, _ in corners), max(y for _, y in corners)
    wide, high = max(x for x, _ in corners) - left, top - min(y for _, y in corners)
    scale = min(area.width / wide, (area.height - LEGEND) / high)
    origin = (area.left + int((area.width - wide * scale) / 2), area.top + LEGEND)
    drawn = [
        _shape(slide, trace, [[(x - left, top - y) for x, y in ring] for ring in closed], origin, scale)
        for trace, closed in outlines
        if closed
    ]
    group = slide.shapes.add_group_shape(drawn)
    group._element._nvXxPr.cNvPr.set("descr", alt[:220])
    for words in chart["layout"].get("annotations", ()):
        place = (
            int(origin[0] + (words["x"] - left) * scale),
            int(origin[1] + (top - words["y"]) * scale) - Inches(0.2),
        )
        _say(slide, words["text"], *place, Inches(1.5))
    _legend(slide, [trace for trace in chart["data"] if trace.get("name")], area)


def _closed(trace: Chart) -> Iterator[list[Corner]]:
    """The rings of a trace, which has gaps between them."""
    ring: list[Corner] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            yield ring
            ring = []
        else:
            ring.append((x, y))


def _shape(slide: Any, trace: Chart, rings: Sequence[Sequence[Corner]], origin: Corner, scale: float) -> Any:
    fine = [[(round(x * FINE), round(y * FINE)) for x, y in ring] for ring in rings]
    pen = Pen.new(slide.shapes, *fine[0][0], x_scale=scale / FINE, y_scale=scale / FINE)
    for place, ring in enumerate(fine):
        if place:
            pen.move_to(*ring[0])
        pen.add_line_segments(ring[1:-1], close=True)
    shape = pen.convert_to_shape(*map(int, origin))
    _fill(shape, trace.get("fillcolor", ""), trace["line"])
    return shape


def _legend(slide: Any, classes: Sequence[Chart], area: Any) -> None:
    step = area.width // max(4, len(classes))
    for place, trace in enumerate(classes):
        left = area.left + step * place
        swatch = slide.shapes.add_shape(MSO_SHAPE.HEXAGON, left, area.top + Inches(0.09), SWATCH, SWATCH)
        _fill(swatch, trace["marker"]["color"], trace["marker"]["line"])
        _say(slide, trace["name"], left + SWATCH, area.top, step - SWATCH)


def _fill(shape: Any, colour: str, line: Chart) -> None:
    shape.shadow.inherit = False
    if colour:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(colour)
    else:
        shape.fill.background()
    shape.line.color.rgb, shape.line.width = _rgb(line["color"]), Pt(0.75 * line["width"])


def _say(slide: Any, words: str, left: int, top: int, width: int) -> None:
    box = slide.shapes.add_textbox(left, top, width, Inches(0.4))
    box.text_frame.word_wrap = True
    box.text_frame.text = words
    box.text_frame.paragraphs[0].font.size, box.text_frame.paragraphs[0].font.name = Pt(SIZE), "Arial"


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))
