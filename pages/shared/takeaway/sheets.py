"""A figure as a workbook, after the Analysis Function's guidance: cover, contents, notes, columns, one table a sheet.

What a workbook holds stands here once; `xlsx` and `ods` write it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from pages.shared import cells, extracts, harmless, wording
from pages.shared.takeaway.described import DISCLAIMER, Described
from pipelines.catalogue import FIELDS

Value = str | int | float | date
TABLE = "Table"
WIDEST = 60  # letters of a column
ONE_TABLE = "This sheet holds one table."
CONTACT = "Found an error? Open an issue where you got this project."
# How numbers and days are shown, as spreadsheets write it; the cells keep every digit.
YEAR, WHOLE, TENTHS, PENCE, EXACT, DAY = "0", "#,##0", "0.0", "#,##0.00", "#,##0.0###", "yyyy-mm-dd"
FORMATS = (YEAR, WHOLE, TENTHS, PENCE, EXACT, DAY)


@dataclass(frozen=True)
class Cover:
    """The first sheet: a title, and lines of text under the headings that gptables gives them."""

    title: str
    introduction: Sequence[str]
    about: Sequence[str]
    contact: Sequence[str] = (CONTACT,)
    width: ClassVar[int] = 100  # letters

    @property
    def sections(self) -> dict[str, Sequence[str]]:
        """The lines under each heading."""
        return {
            "Introductory information": self.introduction,
            "About these data": self.about,
            "Contact": self.contact,
        }


@dataclass(frozen=True)
class Sheet:
    """A sheet of one table, with what stands above it; `links` lead from its first column to sheets.

    `formats` are of `FORMATS`, one a column, or empty for text alone.
    """

    name: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    formats: Sequence[str] = ()
    subtitle: str = ""
    held: str = ONE_TABLE
    shorthand: Sequence[str] = ()
    source: str = ""
    links: bool = False

    @cached_property
    def widths(self) -> list[int]:
        """Letters that each column takes; what is longer than the widest is wrapped."""
        longest = (max(map(len, map(str, column))) for column in zip(self.headings, *self.rows, strict=True))
        return [min(letters + 3, WIDEST) for letters in longest]

    @property
    def lines(self) -> list[str]:
        """What stands between title and table, a line each."""
        return [line for line in (self.subtitle, self.held, *self.shorthand, self.source) if line]


@dataclass(frozen=True)
class Book:
    """A workbook: its cover, and sheets of one table each in the order of a reader."""

    cover: Cover
    tables: Sequence[Sheet]
    snapshot: str


def of(figure: Described) -> Book:
    """A figure's workbook."""
    table = _table(figure)
    noted = [*figure.query.sections.items(), *((mark, f"{cells.SHORTHAND[mark]}.") for mark in _marks(table.rows))]
    notes = Sheet("Notes", "Notes", ("Note", "Text"), noted)
    columns = Sheet(
        "Columns",
        "What the columns of the table mean",
        ("Column", "Name in the CSV", "Meaning", "Unit"),
        [
            (heading, name, FIELDS[name].description, FIELDS[name].unit or "[z]")
            for heading, name in zip(table.headings, figure.rows.columns, strict=True)
        ],
        shorthand=[f"[z]: {cells.SHORTHAND['[z]']}."],
    )
    return Book(_cover(figure), with_contents([notes, columns, table]), figure.snapshot)


def with_contents(tables: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, behind one that lists them with links."""
    listed = [(sheet.name, sheet.title) for sheet in tables]
    return [Sheet("Contents", "Contents", ("Sheet", "What it holds"), listed, links=True), *tables]


def values(names: Sequence[str], rows: Sequence[Sequence[object]]) -> list[list[Value]]:
    """Rows as cells hold them; a row of shorthand where there is none, for a table may not be empty."""
    shown = [dict(zip(names, row, strict=True)) for row in rows]
    return [[value(name, row) for name in names] for row in shown] or [["[z]"] * len(names)]


def value(name: str, row: Mapping[str, object]) -> Value:
    """A value of a row as a cell holds it: numbers and days as such, shorthand for what is missing, never empty."""
    found = row[name]
    if words := cells.said(name, row):
        return words
    if isinstance(found, Decimal):
        return float(found)
    return found if isinstance(found, (int, float, date)) else harmless.printable(str(found))


def shown_as(name: str) -> str:
    """How a column's numbers or days are shown, of `FORMATS`, as the pages show them; empty for text."""
    field = FIELDS[name]
    if field.type in ("VARCHAR", "BOOLEAN"):
        return ""
    if field.unit == "%" or name.endswith("_percent"):
        return TENTHS
    if field.unit == "£":
        return PENCE if field.type == "DOUBLE" else WHOLE
    return {"DATE": DAY, "SMALLINT": YEAR, "BIGINT": WHOLE}.get(field.type, EXACT)


def headings(names: Sequence[str]) -> list[str]:
    """A heading a column, with its unit; each once, as a table needs."""
    titles = [cells.heading(name) for name in names]
    return [
        title if titles.count(title) == 1 else f"{title}: {name}" for title, name in zip(titles, names, strict=True)
    ]


def explained(rows: Sequence[Sequence[Value]]) -> list[str]:
    """The shorthand that occurs, a line each."""
    return [f"{mark}: {cells.SHORTHAND[mark]}." for mark in _marks(rows)]


def _marks(rows: Sequence[Sequence[Value]]) -> list[str]:
    return [mark for mark in cells.SHORTHAND if any(mark in row for row in rows)]


def _table(figure: Described) -> Sheet:
    names, rows = figure.rows.columns, values(figure.rows.columns, figure.rows.values)
    return Sheet(
        TABLE,
        figure.query.title,
        headings(names),
        rows,
        [shown_as(name) for name in names],
        subtitle=figure.words.measure,
        held=f"This sheet holds one table of {wording.count(len(figure.rows), 'row')}. {figure.filters}",
        shorthand=explained(rows) if len(figure.rows) else ["[z]: nothing to list under these filters."],
        source=f"{figure.source_line}{figure.dated_line}",
    )


def _cover(figure: Described) -> Cover:
    sources = [
        f"{source.title}, {source.publisher}. {source.licence}, {source.licence_address}. {source.attribution}"
        for source in figure.sources
    ]
    dated = f"{extracts.TITLE}, snapshot of {wording.minute(figure.snapshot)}."
    return Cover(
        figure.query.title,
        [figure.words.heading, figure.words.sentence],
        [dated, DISCLAIMER, *sources, f"Cite as: {figure.full_citation}"],
    )
