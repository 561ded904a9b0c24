"""Rows of an extract as a stream of bytes, a batch at a time, so that memory does not grow with the rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq
from duckdb import DuckDBPyRelation

from pages.shared import harmless

FIRST_BATCH, BATCH = 2_048, 20_480  # rows


def as_csv(relation: DuckDBPyRelation) -> Iterator[bytes]:
    """CSV as `extracts.as_csv` writes it: the heading comes at once, rows follow."""
    yield _csv_lines([relation.columns])
    for batch in relation.to_arrow_reader(FIRST_BATCH):
        columns = [column.to_pylist() for column in batch.columns]
        yield _csv_lines([[harmless.untyped(value) for value in row] for row in zip(*columns, strict=True)])


def as_parquet(relation: DuckDBPyRelation) -> Iterator[bytes]:
    """Parquet, a row group a batch."""
    reader = relation.to_arrow_reader(BATCH)
    written = _Written()
    with pq.ParquetWriter(written, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            yield written.taken()
    yield written.taken()


class _Written(io.RawIOBase):
    """What a writer wrote since it was last asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._length += len(part)
        return len(part)

    def tell(self) -> int:
        return self._length

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)

    def close(self) -> None:
        """Stay open: the last bytes are taken after the writer has closed."""


def _csv_lines(rows: list[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
