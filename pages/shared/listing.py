"""Rows as Markdown in which each number leads to the page that it was published on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from pages.shared import queries, wording
from pages.shared.store import Rows, Store
from pipelines.catalogue import FIELDS

ADDRESS = re.compile(r"https?://[!#-;=?-~]+")  # printable, without quotation marks and angle brackets


def of(name: str, store: Store) -> str:
    """The rows of a query without filters, as its figure's module lists them."""
    text: str = import_module(f"pages.shared.figures.{name}").listing(store.rows(queries.load(name).sql))
    return text


def link(words: str, address: str | None) -> str:
    """Words that lead to an address; the words and [x] where there is none that can be followed."""
    plain = wording.as_plain_text(words)
    if not address or not ADDRESS.fullmatch(address):
        return f"{plain} {wording.as_plain_text(wording.NOTHING)}"
    return f"[{plain}](<{address}>)"


def table(rows: Rows, columns: Sequence[str], number: str) -> str:
    """A table of these columns; the numbers, in per cent, lead to the rows' addresses."""
    head = [wording.as_plain_text(FIELDS[column].title) for column in (*columns, number)]
    lines = [_line(head), _line(["---"] * len(head))]
    for row in rows.records():
        cells = [_cell(row[column]) for column in columns]
        lines.append(_line([*cells, link(percent(row[number]), row["address"])]))
    return "\n".join(lines)


def percent(value: Any) -> str:
    """A percentage with the decimals that it was published with: 57%, 91.2%."""
    return wording.percent(value, 0 if value == int(value) else 1)


def _cell(value: Any) -> str:
    return wording.as_plain_text(wording.NOTHING if value is None else str(value))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
