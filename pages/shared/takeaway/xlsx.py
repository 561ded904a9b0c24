"""Sheets as an XLSX workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from pages.shared import extracts, harmless, snapshots
from pages.shared.takeaway.sheets import Sheet, Value

WIDEST = 60  # letters
COVER_WIDTH = 100


def write(sheets: Sequence[Sheet], title: str, snapshot: str) -> bytes:
    """The workbook as bytes; each table is marked as one, text never runs, numbers keep every digit."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, harmless.TYPED_CELLS)
    book.set_properties(
        {"title": title, "author": extracts.TITLE, "subject": snapshot, "created": snapshots.built(snapshot)}
    )
    book.set_custom_property("Language", "en-GB")
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "line": book.add_format({"valign": "top"}),
        "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "part": book.add_format({"num_format": "#,##0.0###", "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "link": book.get_default_url_format(),
    }
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return content.getvalue()


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page.hide_gridlines(2)
    page.write_string(0, 0, sheet.title, formats["title"])
    for place, line in enumerate(sheet.lines, start=1):
        page.write_string(place, 0, line, formats["line" if sheet.headings else "text"])
    if not sheet.headings:
        page.set_column(0, 0, COVER_WIDTH)
        return
    top = len(sheet.lines) + 1
    for across, heading in enumerate(sheet.headings):
        longest = max([len(heading), *(len(str(row[across])) for row in sheet.rows)])
        page.set_column(across, across, min(longest + 2, WIDEST))
    for down, row in enumerate(sheet.rows, start=top + 1):
        for across, value in enumerate(row):
            if sheet.links and across == 0:
                page.write_url(down, across, f"internal:'{value}'!A1", formats["link"], str(value))
            else:
                _cell(page, down, across, value, formats)
    columns = [{"header": heading, "header_format": formats["heading"]} for heading in sheet.headings]
    marked = {"columns": columns, "autofilter": False, "style": None, "name": f"{sheet.name}_data"}
    page.add_table(top, 0, top + len(sheet.rows), len(sheet.headings) - 1, marked)


def _cell(page: Any, down: int, across: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, str):
        page.write_string(down, across, value, formats["text"])
    elif isinstance(value, date):
        page.write_datetime(down, across, value, formats["date"])
    else:
        page.write_number(down, across, value, formats["whole" if float(value).is_integer() else "part"])
