"""A figure's first rows as a table of the slide's own: as many rows and columns as can be read there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from pages.shared import wording
from pages.shared.charts.theme import theme
from pages.shared.takeaway import fit, sheets
from pages.shared.takeaway.described import Described
from pipelines.catalogue import FIELDS

COLUMNS_SHOWN, SIZE = 6, 12
WIDEST, WORD = 36, 24  # letters of a column, and of the longest word that it is as wide as
MORE = Inches(0.35)  # the line that says how many rows there are


def add(slide: Any, figure: Described, area: Any) -> None:
    """Put the first rows and columns into the area, and how many there are in all."""
    if not len(figure.rows):
        _say_below(slide, area, "There are no rows under these filters.")
        return
    names = [name for name in figure.rows.columns if not name.endswith("_id")][:COLUMNS_SHOWN]
    texts = [sheets.headings(names), *([text(name, row) for name in names] for row in figure.rows.records())]
    share = [_letters([row[at] for row in texts[:40]]) for at in range(len(names))]
    widths = [area.width * letters // sum(share) for letters in share]
    heights = [_height(row, widths) for row in texts]
    ends = list(accumulate(heights))
    shown = max(1, sum(end <= area.height - MORE for end in ends))
    frame = slide.shapes.add_table(shown, len(names), area.left, area.top, area.width, ends[shown - 1])
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {figure.query.title}"[:220])
    for across, width in enumerate(widths):
        frame.table.columns[across].width = width
    for down, (row, height) in enumerate(zip(texts[:shown], heights, strict=False)):
        frame.table.rows[down].height = height
        for across, name in enumerate(names):
            _say(frame.table.cell(down, across), row[across], _is_number(name), is_heading=down == 0)
    if len(figure.rows) >= shown or len(figure.rows.columns) > len(names):
        rows = wording.count(len(figure.rows), "row")
        said = (
            f"The first {shown - 1} of {rows}" if shown <= len(figure.rows) else f"{rows}, {len(names)} of the columns"
        )
        _say_below(slide, area, f"{said}; all of them are in the data.")


def text(name: str, row: dict[str, Any]) -> str:
    """A value as a reader of a slide wants it: months and days in words, numbers as the page shows them."""
    value = sheets.value(name, row)
    if isinstance(value, date):
        return wording.month(value) if name == "month" or name.endswith("_month") else wording.day(value)
    if isinstance(value, str):
        return value
    _, _, decimals = sheets.shown_as(name).partition(".")
    grouping = "" if sheets.shown_as(name) == sheets.YEAR else ","
    shown = f"{value:{grouping}.{len(decimals)}f}"
    return shown.rstrip("0").rstrip(".") if sheets.shown_as(name) == sheets.EXACT else shown


def _letters(column: Sequence[str]) -> int:
    """Letters that a column takes beside the others: all of its text, or its longest word."""
    word = max((len(word) for words in column for word in words.split()), default=1)
    return max(min(word, WORD) + 2, min(max(len(words) for words in column), WIDEST))


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    return max(fit.height(words, SIZE, width) for words, width in zip(row, widths, strict=True))


def _is_number(name: str) -> bool:
    return FIELDS[name].type not in ("VARCHAR", "BOOLEAN", "DATE")


def _say(cell: Any, words: str, is_number: bool, *, is_heading: bool) -> None:
    colours = theme(False)
    fill, ink = (colours.strong, colours.background) if is_heading else (colours.background, colours.text)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(fill[1:].upper())
    cell.text_frame.text = words
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(SIZE), is_heading, "Arial"
        paragraph.font.color.rgb = RGBColor.from_string(ink[1:].upper())


def _say_below(slide: Any, area: Any, said: str) -> None:
    box = slide.shapes.add_textbox(area.left, area.top + area.height - MORE, area.width, MORE)
    box.text_frame.word_wrap = True
    box.text_frame.text = said
    box.text_frame.paragraphs[0].font.size, box.text_frame.paragraphs[0].font.name = Pt(SIZE), "Arial"
