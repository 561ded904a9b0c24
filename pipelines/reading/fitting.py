"""Records into columns, batch by batch: each row with its line, its checksum, and its defect if it does not fit.

A row that does not fit the header keeps its place, its checksum and the reason,
but none of its text, because nobody can tell which of its cells is which.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.problem import ProblemError
from pipelines.reading.delimited import Record
from pipelines.reading.encoding import once
from pipelines.reading.headers import Header

# As Python's text, a batch takes some 50 MB; as columns, a tenth.
BATCH = 50_000


def table(records: Iterator[Record], header: Header, columns: Sequence[str], place: str) -> pa.Table:
    """All-text columns `columns` (empty where the file has none), with `line`, `defect` and `row_sha256`.

    Raises ProblemError where there are no rows, or a column without a heading holds text.
    """
    names = ("line", *columns, "defect", "row_sha256")
    schema = pa.schema([(name, pa.int64() if name == "line" else pa.string()) for name in names])
    batches: list[pa.RecordBatch] = []
    line = 1
    while batch := list(islice(records, BATCH)):
        batches.append(_batch(batch, line, header, schema, place))
        line += len(batch)
    if not batches:
        raise ProblemError(f"{place} has a header and no rows below it. Download it again.")
    return pa.Table.from_batches(batches, schema)


def _batch(batch: list[Record], line: int, header: Header, schema: pa.Schema, place: str) -> pa.RecordBatch:
    width = len(header.columns)
    rows = [cells if len(cells) == width else _fitted(cells, width) for cells, _ in batch]
    nothing: Sequence[str | None] = [None] * width
    cells = list(zip(*(row if row is not None else nothing for row in rows), strict=True))
    for position in header.unnamed:
        _refuse_text(cells[position], position, line, place)
    arrays = {name: _once(cells[position]) for position, name in enumerate(header.columns) if name}
    arrays["line"] = pa.array(range(line, line + len(batch)), pa.int64())
    arrays["row_sha256"] = pa.array([hashlib.sha256(text).hexdigest() for _, text in batch])
    arrays["defect"] = pa.array(
        [
            None if row is not None else f"{len(found)} cells where the header has {width}"
            for row, (found, _) in zip(rows, batch, strict=True)
        ],
        pa.string(),
    )
    empty = pa.nulls(len(batch), pa.string())
    return pa.RecordBatch.from_arrays([arrays.get(name, empty) for name in schema.names], schema=schema)


def _fitted(cells: list[str], width: int) -> list[str] | None:
    """The cells without empty ones at the end, which spreadsheets add, if they then fit."""
    return cells[:width] if len(cells) > width and not any(map(str.strip, cells[width:])) else None


def _once(cells: Iterable[str | None]) -> pa.Array:
    array = pa.array(cells, pa.string())
    if pc.sum(pc.binary_length(array)) == pc.sum(pc.utf8_length(array)):
        return array  # nothing beyond ASCII
    fixed: dict[str | None, str] = {cell: once(cell) for cell in set(cells) if cell and not cell.isascii()}
    return pa.array([fixed.get(cell, cell) for cell in cells], pa.string())


def _refuse_text(cells: Sequence[str | None], position: int, line: int, place: str) -> None:
    for offset, cell in enumerate(cells):
        if cell and cell.strip():
            raise ProblemError(
                f"{place}: column {position + 1} has no heading, but holds text, first in row {line + offset}. "
                "Give it its heading in a copy, or remove it."
            )
