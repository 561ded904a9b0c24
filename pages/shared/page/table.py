"""Rows as a table of text: a real table while it can be read, a scrolling list beyond."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import streamlit as st

from pages.shared import cells, listing, wording
from pages.shared.page import body_links
from pages.shared.queries import Query
from pages.shared.store import Rows

READABLE_ROWS = 200  # more than this is a list to scroll and take away, not a table to read
ROWS_SHOWN_WHOLE = 12
LIST_HEIGHT = 440
# Streamlit's table, in pixels: a row of one line, each further line, and how many letters its widest column takes.
ROW_HEIGHT, LINE_HEIGHT, LETTERS_ABREAST = 31, 21, 48
SCROLL_BAR = 18
SHORT_TABLE, TWO_LINES = 3, ROW_HEIGHT + LINE_HEIGHT
NOTHING_CHOSEN = "Nothing to list under these filters. Choose **Clear filters** to see everything."


@dataclass(frozen=True)
class Table:
    """A table as Streamlit takes it, shared by all readers.

    `words` say what its shorthand means, or why there is none; `height` is in pixels, None for a list that scrolls;
    `linked` is the list's column of links.
    """

    words: str
    cells: pa.Table | None = None
    height: int | None = None
    linked: str | None = None


def make(rows: Rows, query: Query) -> Table:
    """The table of a query's rows."""
    if len(rows) == 0:
        return Table(NOTHING_CHOSEN if query.parameters else "Nothing to list.")
    shown = [column for column in rows.columns if column not in cells.HIDDEN_COLUMNS]
    records = [{cells.heading(column): cells.text(column, row) for column in shown} for row in rows.records()]
    words = _shorthand(records)
    linked = body_links.column(rows)
    name = cells.heading(linked) if linked else None
    if len(records) <= READABLE_ROWS:
        columns = {
            title: [_in_markdown(column, row[title]) for row in records]
            for column, title in zip(shown, records[0], strict=True)
        }
        height = LIST_HEIGHT if len(records) > ROWS_SHOWN_WHOLE else _height(records)
        return Table(words, pa.table(columns | ({name: body_links.markdown(rows, linked)} if linked else {})), height)
    columns = {title: [row[title] for row in records] for title in records[0]}
    links = {name: body_links.addresses(rows, linked)} if linked else {}
    return Table(words, pa.table(columns | links), linked=name)


def _in_markdown(column: str, text: str) -> str:
    """Addresses lead somewhere where a column is for them; in a name they would be somebody's trick."""
    is_for_links = column.endswith(("address", "evidence", "note"))
    return listing.with_links(text) if is_for_links else wording.as_plain_text(text)


def draw(table: Table, alt: str) -> None:
    """Draw a table; `alt` says to those who cannot see it what it is."""
    if table.words:
        (st.caption if table.cells else st.markdown)(table.words)
    if table.height:
        st.table(table.cells, alt=alt, hide_index=True, height=table.height)
    elif table.cells:
        links = {table.linked: body_links.CONFIGURED} if table.linked else None
        st.dataframe(table.cells, alt=alt, hide_index=True, column_config=links)


def _shorthand(records: list[dict[str, str]]) -> str:
    """What the marks in a table stand for; empty where there are none."""
    marks = sorted({mark for row in records for text in row.values() for mark in cells.SHORTHAND if mark in text})
    return " ".join(f"{mark} {cells.SHORTHAND[mark]}." for mark in marks)


def _height(records: list[dict[str, str]]) -> int:
    """The pixels that a table takes: one without a set height that scrolls sideways cannot be reached by keyboard."""
    lines = [max(-(-len(text) // LETTERS_ABREAST) or 1 for text in row.values()) for row in records]
    if len(records) <= SHORT_TABLE:  # on a phone every cell takes two lines, and a short table would show no row whole
        return TWO_LINES * (1 + len(lines)) + LINE_HEIGHT * (sum(lines) - len(lines)) + SCROLL_BAR
    return ROW_HEIGHT * (1 + len(lines)) + LINE_HEIGHT * (sum(lines) - len(lines)) + SCROLL_BAR
