"""Sheets as an OpenDocument workbook.

odfdo makes the document; rows are made with lxml, because odfdo's own cells take ten times as long.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from functools import cache

from lxml import etree
from odfdo import Document, Element, Style
from odfdo.element import ODF_NAMESPACES

from pages.shared import extracts
from pages.shared.takeaway.sheets import DAY, FORMATS, Book, Cover, Sheet, Value

CENTIMETRES = 0.22  # a letter
TITLE, BOLD, WRAPPED = "title", "bold", "wrapped"
CELLS = {shown_as: f"cell-{place}" for place, shown_as in enumerate(FORMATS)}  # the style of cells shown so


def write(book: Book) -> bytes:
    """The workbook as bytes; each table is a named range, text never runs, numbers keep every digit."""
    document = Document("spreadsheet")
    document.body.clear()
    document.meta.title = book.cover.title
    document.meta.subject = book.snapshot
    document.meta.creator = extracts.TITLE
    document.meta.language = "en-GB"
    for styles in document.content.get_elements("//office:automatic-styles"):
        for style in [*(Element.from_tag(_shown(shown_as)) for shown_as in FORMATS), *_styles(book)]:
            styles.append(style)
    document.body.append(Element.from_tag(_cover(book.cover)))
    for sheet in book.tables:
        document.body.append(Element.from_tag(_table(sheet)))
    document.body.append(Element.from_tag(_ranges(book.tables)))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _styles(book: Book) -> list[Style]:
    widths = {Cover.width, *(width for sheet in book.tables for width in sheet.widths)}
    title, bold, wrapped = (Style("table-cell", name=name) for name in (TITLE, BOLD, WRAPPED))
    title.set_properties({"fo:font-weight": "bold", "fo:font-size": "16pt"}, area="text")
    bold.set_properties({"fo:font-weight": "bold"}, area="text")
    bold.set_properties({"fo:wrap-option": "wrap"}, area="table-cell")
    wrapped.set_properties({"fo:wrap-option": "wrap", "style:vertical-align": "top"}, area="table-cell")
    cells = [Style("table-cell", name=cell) for cell in CELLS.values()]
    for cell in cells:
        cell.set_attribute("style:data-style-name", f"{cell.name}-format")  # odfdo's own argument sets nothing
        cell.set_properties({"style:vertical-align": "top", "style:text-align-source": "fix"}, area="table-cell")
        cell.set_properties({"fo:text-align": "start" if cell.name == CELLS[DAY] else "end"}, area="paragraph")
    return [
        title,
        bold,
        wrapped,
        *cells,
        *(Style("table-column", name=_column(width), width=f"{width * CENTIMETRES:.2f}cm") for width in widths),
    ]


def _shown(shown_as: str) -> etree._Element:
    """A format of numbers or days as OpenDocument describes it."""
    kind = "date" if shown_as == DAY else "number"
    named = {_name("style:name"): f"{CELLS[shown_as]}-format"}
    style = etree.Element(_name(f"number:{kind}-style"), named, nsmap=ODF_NAMESPACES)
    if shown_as == DAY:
        for place, part in enumerate(("year", "month", "day")):
            if place:
                _add(style, "number:text", {}).text = "-"
            _add(style, f"number:{part}", {"number:style": "long"})
    else:
        _, _, decimals = shown_as.partition(".")
        places = {"number:decimal-places": str(len(decimals)), "number:min-decimal-places": str(decimals.count("0"))}
        grouped = {"number:grouping": "true" if "," in shown_as else "false"}
        _add(style, "number:number", {"number:min-integer-digits": "1"} | places | grouped)
    return style


def _cover(cover: Cover) -> etree._Element:
    table = _sheet("Cover", [Cover.width])
    _row(table, [cover.title], TITLE)
    for heading, lines in cover.sections.items():
        _row(table, [heading], BOLD)
        for line in lines:
            _row(table, [line], WRAPPED)
    return table


def _table(sheet: Sheet) -> etree._Element:
    """A sheet's cells; lines of text above the table run over the columns beside them."""
    table = _sheet(sheet.name, sheet.widths)
    _row(table, [sheet.title], TITLE)
    for line in sheet.lines:
        _row(table, [line], "")
    _row(table, sheet.headings, BOLD)
    styles = [CELLS.get(shown_as, WRAPPED) for shown_as in sheet.formats] or [WRAPPED] * len(sheet.headings)
    for values in sheet.rows:
        row = _add(table, "table:table-row", {})
        for across, (value, style) in enumerate(zip(values, styles, strict=True)):
            _cell(row, value, style, f"#'{value}'.A1" if sheet.links and across == 0 else "")
    return table


def _column(width: int) -> str:
    return f"letters-{width}"


def _sheet(name: str, widths: Sequence[int]) -> etree._Element:
    table = etree.Element(_name("table:table"), {_name("table:name"): name}, nsmap=ODF_NAMESPACES)
    for width in widths:
        _add(table, "table:table-column", {"table:style-name": _column(width)})
    return table


def _row(table: etree._Element, texts: Sequence[str], style: str) -> None:
    row = _add(table, "table:table-row", {})
    for text in texts:
        _cell(row, text, style, "")


def _cell(row: etree._Element, value: Value, style: str, link: str) -> None:
    cell = _add(row, "table:table-cell", _typed(value) | ({"table:style-name": style} if style else {}))
    text = _add(cell, "text:p", {})
    if link:
        text = _add(text, "text:a", {"xlink:href": link, "xlink:type": "simple"})
    text.text = str(value)


def _typed(value: Value) -> dict[str, str]:
    if isinstance(value, str):
        return {"office:value-type": "string"}
    if isinstance(value, date):
        return {"office:value-type": "date", "office:date-value": value.isoformat()}
    return {"office:value-type": "float", "office:value": repr(value)}


def _ranges(tables: Sequence[Sheet]) -> etree._Element:
    """What marks each table as one, with its row of headings."""
    ranges = etree.Element(_name("table:database-ranges"), nsmap=ODF_NAMESPACES)
    for sheet in tables:
        top = len(sheet.lines) + 2
        last = f"${_letters(len(sheet.headings))}${top + len(sheet.rows)}"
        place = f"$'{sheet.name}'.$A${top}:$'{sheet.name}'.{last}"
        marked = {"table:name": f"{sheet.name}_data", "table:target-range-address": place}
        _add(ranges, "table:database-range", marked | {"table:contains-header": "true"})
    return ranges


def _letters(number: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    return _letters((number - 1) // 26) + chr(ord("A") + (number - 1) % 26) if number else ""


def _add(parent: etree._Element, name: str, attributes: dict[str, str]) -> etree._Element:
    return etree.SubElement(parent, _name(name), {_name(key): value for key, value in attributes.items()})


@cache
def _name(prefixed: str) -> str:
    prefix, name = prefixed.split(":")
    return f"{{{ODF_NAMESPACES[prefix]}}}{name}"
