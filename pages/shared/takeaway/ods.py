"""Sheets as an OpenDocument workbook.

odfdo makes the document; rows are made with lxml, because odfdo takes a second for each few thousand cells.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from lxml import etree
from odfdo import Document, Element, Style
from odfdo.element import ODF_NAMESPACES

from pages.shared import extracts
from pages.shared.takeaway.sheets import Sheet, Value

COLUMN_WIDTHS = {"narrow": "5cm", "wide": "24cm"}
BOLD, WRAPPED, DAY = "bold", "wrapped", "day"


def write(sheets: Sequence[Sheet], title: str, snapshot: str) -> bytes:
    """The workbook as bytes; each table is a named range, text never runs, numbers keep every digit."""
    document = Document("spreadsheet")
    document.body.clear()
    document.meta.title = title
    document.meta.subject = snapshot
    document.meta.creator = extracts.TITLE
    document.meta.language = "en-GB"
    for styles in document.content.get_elements("//office:automatic-styles"):
        for style in [*_styles(), _as_odfdo(_iso_days())]:
            styles.append(style)
    for sheet in sheets:
        document.body.append(_as_odfdo(_table(sheet)))
    document.body.append(_as_odfdo(_ranges(sheets)))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _styles() -> list[Style]:
    bold, wrapped = Style("table-cell", name=BOLD), Style("table-cell", name=WRAPPED)
    bold.set_properties({"fo:font-weight": "bold"}, area="text")
    wrapped.set_properties({"fo:wrap-option": "wrap"}, area="table-cell")
    day = Style("table-cell", name=DAY, data_style=f"{DAY}-format")
    return [
        bold,
        wrapped,
        day,
        *(Style("table-column", name=name, width=width) for name, width in COLUMN_WIDTHS.items()),
    ]


def _iso_days() -> etree._Element:
    """How days are written: 2014-05-31."""
    style = etree.Element(_name("number:date-style"), {_name("style:name"): f"{DAY}-format"}, nsmap=ODF_NAMESPACES)
    for place, part in enumerate(("year", "month", "day")):
        if place:
            _add(style, "number:text", {}).text = "-"
        _add(style, f"number:{part}", {"number:style": "long"})
    return style


def _table(sheet: Sheet) -> etree._Element:
    """A sheet's cells; beyond the cover, lines of text run over the columns beside them."""
    table = etree.Element(_name("table:table"), {_name("table:name"): sheet.name}, nsmap=ODF_NAMESPACES)
    width = "narrow" if sheet.headings else "wide"
    repeated = str(max(1, len(sheet.headings)))
    _add(table, "table:table-column", {"table:style-name": width, "table:number-columns-repeated": repeated})
    _row(table, [sheet.title], BOLD)
    for line in sheet.lines:
        _row(table, [line], "" if sheet.headings else WRAPPED)
    if sheet.headings:
        _row(table, sheet.headings, BOLD)
    for row in sheet.rows:
        _row(table, row, "", links=sheet.links)
    return table


def _row(table: etree._Element, values: Sequence[Value], style: str, links: bool = False) -> None:
    row = _add(table, "table:table-row", {})
    for across, value in enumerate(values):
        named = DAY if isinstance(value, date) else style
        cell = _add(row, "table:table-cell", _typed(value) | ({"table:style-name": named} if named else {}))
        text = _add(cell, "text:p", {})
        if links and across == 0:
            text = _add(text, "text:a", {"xlink:href": f"#'{value}'.A1", "xlink:type": "simple"})
        text.text = str(value)


def _typed(value: Value) -> dict[str, str]:
    if isinstance(value, str):
        return {"office:value-type": "string"}
    if isinstance(value, date):
        return {"office:value-type": "date", "office:date-value": value.isoformat()}
    return {"office:value-type": "float", "office:value": repr(value)}


def _ranges(sheets: Sequence[Sheet]) -> etree._Element:
    """What marks each table as one, with its row of headings."""
    ranges = etree.Element(_name("table:database-ranges"), nsmap=ODF_NAMESPACES)
    for sheet in sheets:
        if sheet.headings:
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


def _name(prefixed: str) -> str:
    prefix, name = prefixed.split(":")
    return f"{{{ODF_NAMESPACES[prefix]}}}{name}"


def _as_odfdo(element: etree._Element) -> Element:
    return Element.from_tag(etree.tostring(element, encoding="unicode"))
