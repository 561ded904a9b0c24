"""A workbook as XLSX, by gptables of the Analysis Function.

gptables reads marks in text: `[words](address)` is a link to it, `$$name$$` a note, and a cell of signs alone an
error. A publisher's name is none of these, so text goes in as its rich text, in which it looks for none of them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import gptables
import pandas as pd
from gptables.core.gptable import FormatList

from pages.shared import extracts, harmless, snapshots
from pages.shared.takeaway.sheets import Book, Cover, Sheet, Value

# A line of gptables' type in points, and how many of its letters fit into a column as wide as one of Excel's.
LINE, FITTING = 15.75, 0.95
BETWEEN_DOLLARS = re.compile(r"(?<=\$)(?=\$)")
# Text without brackets that lead to an address, and with a letter or digit; shorthand is usual, too.
USUAL = re.compile(r"(?!.*\]\()(?=.*[A-Za-z0-9]).*", re.DOTALL)
TOP = {"valign": "top"}


def write(book: Book) -> bytes:
    """The workbook as bytes; each table is marked as one, text never runs, numbers keep every digit."""
    content = io.BytesIO()
    made = gptables.GPWorkbook(content, harmless.TYPED_CELLS)
    made.set_properties(
        {
            "title": book.cover.title,
            "author": extracts.TITLE,
            "subject": book.snapshot,
            "created": snapshots.built(book.snapshot),
        }
    )
    made.set_custom_property("Language", "en-GB")
    page = made.add_worksheet("Cover")
    page.write_cover(_cover(book.cover))
    lines = [line for heading, lines in book.cover.sections.items() for line in (heading, *lines)]
    _set_heights(page, 1, [[line] for line in lines], [Cover.width])
    for sheet in book.tables:
        page = made.add_worksheet(sheet.name)
        page.write_gptable(_table(sheet), auto_width=False)
        for across, width in enumerate(sheet.widths):
            page.set_column(across, across, width)
        _set_heights(page, 2 + len(sheet.lines), sheet.rows, sheet.widths)
    made.close()
    return content.getvalue()


def _cover(cover: Cover) -> gptables.Cover:
    parts = ([_plain(line) for line in lines] for lines in (cover.introduction, cover.about, cover.contact))
    return gptables.Cover(cover.title, *parts, width=Cover.width)


def _table(sheet: Sheet) -> gptables.GPTable:
    rows = [[_cell(value) for value in row] for row in sheet.rows]
    if sheet.links:
        rows = [
            [{str(row[0]): f"internal:'{row[0]}'!A1"}, *rest] for row, (_, *rest) in zip(sheet.rows, rows, strict=True)
        ]
    return gptables.GPTable(
        pd.DataFrame(rows, columns=list(sheet.headings), dtype=object),
        table_name=f"{sheet.name}_data",
        title=_plain(sheet.title),
        subtitles=[_plain(sheet.subtitle)] if sheet.subtitle else [],
        instructions=_plain(sheet.held),
        legend=[_plain(line) for line in sheet.shorthand],
        source=_plain(sheet.source) if sheet.source else None,
        index_columns={},
        additional_formatting=[
            {"column": {"columns": [across], "format": TOP | ({"num_format": shown_as} if shown_as else {})}}
            for across, shown_as in enumerate(sheet.formats or [""] * len(sheet.headings))
        ],
    )


def _cell(value: Value) -> object:
    """A cell's value, as rich text where gptables would find a mark: a usual text is written twice as fast."""
    return FormatList(_plain(value)) if isinstance(value, str) and not USUAL.fullmatch(value) else value


def _plain(text: str) -> list[Any]:
    """Text as rich text without any format; in parts where two dollars would begin a note."""
    parts: list[Any] = []
    for piece in BETWEEN_DOLLARS.split(text):
        parts += [{}, piece]
    return parts


def _set_heights(page: Any, first: int, rows: Sequence[Sequence[Value]], widths: Sequence[int]) -> None:
    """Make rows as high as their wrapped text: Excel finds that out itself, LibreOffice does not."""
    for down, row in enumerate(rows, start=first):
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        if lines > 1:
            page.set_row(down, LINE * lines)


def _lines(value: Value, width: int) -> int:
    fitting = int(width * FITTING)
    return len(wrap(value, fitting)) if isinstance(value, str) and len(value) > fitting else 1
