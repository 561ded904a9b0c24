"""A figure as a workbook, after the Analysis Function's guidance: cover, contents, notes, columns, one table a sheet.

What a workbook holds stands here once; `xlsx` and `ods` write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pages.shared import extracts, harmless, wording
from pages.shared.takeaway.described import DISCLAIMER, Described
from pipelines.catalogue import FIELDS

Value = str | int | float | date
SHORTHAND = {
    "[x]": "not available",
    "[low base]": "fewer than 10, so no share",
    "[p]": "provisional",
    "[z]": "not applicable",
}
TABLE = "Table"


@dataclass(frozen=True)
class Sheet:
    """A sheet: title, lines of text below it, then at most one table; `links` lead from its first column to sheets."""

    name: str
    title: str
    lines: Sequence[str]
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[Value]] = ()
    links: bool = False


def of(figure: Described) -> list[Sheet]:
    """The sheets of a figure's workbook, in the order of a reader."""
    table = _table(figure)
    notes = Sheet(
        "Notes", "Notes", ["This sheet holds one table."], ("Note", "Text"), list(figure.query.sections.items())
    )
    columns = Sheet(
        "Columns",
        "What the columns of the table mean",
        ["This sheet holds one table."],
        ("Column", "Name in the CSV", "Meaning", "Unit"),
        [
            (heading, name, FIELDS[name].description, FIELDS[name].unit or "[z]")
            for heading, name in zip(table.headings, figure.rows.columns, strict=True)
        ],
    )
    contents = Sheet(
        "Contents",
        "Contents",
        ["This sheet holds one table, with a link to each sheet."],
        ("Sheet", "What it holds"),
        [(sheet.name, sheet.title) for sheet in (notes, columns, table)],
        links=True,
    )
    return [_cover(figure), contents, notes, columns, table]


def value(name: str, found: object) -> Value:
    """A value as a cell holds it: numbers and dates as such, shorthand for what is missing, never empty."""
    if name == "is_provisional":
        return "[p]" if found else "final"
    if found is None or found == "":
        return "[low base]" if name.endswith("_percent") else FIELDS[name].empty or wording.NOTHING
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, Decimal):
        return float(found)
    return found if isinstance(found, (int, float, date)) else harmless.printable(str(found))


def headings(names: Sequence[str]) -> list[str]:
    """A heading a column, with its unit; each once, as a table needs."""
    titles = [
        f"{FIELDS[name].title} ({FIELDS[name].unit})" if FIELDS[name].unit in ("£", "%") else FIELDS[name].title
        for name in names
    ]
    return [
        title if titles.count(title) == 1 else f"{title}: {name}" for title, name in zip(titles, names, strict=True)
    ]


def _table(figure: Described) -> Sheet:
    names = figure.rows.columns
    rows = [[value(name, found) for name, found in zip(names, row, strict=True)] for row in figure.rows.values]
    shorthand = [f"{mark}: {SHORTHAND[mark]}." for mark in SHORTHAND if any(mark in row for row in rows)]
    held = f"This sheet holds one table of {wording.count(len(rows), 'row')}. {figure.filters}"
    if not rows:
        rows, shorthand = [["[z]"] * len(names)], ["[z]: nothing to list under these filters."]
    lines = [figure.words.measure, held, *shorthand, f"{figure.source_line}{figure.dated_line}"]
    return Sheet(TABLE, figure.query.title, lines, headings(names), rows)


def _cover(figure: Described) -> Sheet:
    return Sheet(
        "Cover",
        figure.query.title,
        [
            figure.words.heading,
            figure.words.sentence,
            f"{extracts.TITLE}, snapshot of {wording.minute(figure.snapshot)}.",
            DISCLAIMER,
            *(
                f"{source.title}, {source.publisher}. {source.licence}, {source.licence_address}. {source.attribution}"
                for source in figure.sources
            ),
            f"Cite as: {figure.full_citation}",
            "Found an error? Open an issue where you got this project.",
        ],
    )
