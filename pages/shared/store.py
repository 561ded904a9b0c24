"""A snapshot, opened for reading: DuckDB over its Parquet files, and nothing else.

The connection reads no file outside the snapshot's folder and its settings are
locked. DuckDB would still let `COPY … TO` overwrite a file that may be read, so
the store also refuses every text that is not exactly one SELECT.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pages.shared import queries
from pipelines.catalogue import TABLES
from pipelines.provenance import LINEAGE_KEY, Lineage

SNAPSHOT_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{4}Z")


class SnapshotError(Exception):
    """A snapshot that cannot be opened; the message is for the reader of a page."""


class QueryRefused(Exception):
    """A text that is not exactly one SELECT."""


@dataclass(frozen=True)
class Rows:
    """What a query returned: column names, and rows with exact decimals."""

    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.values)

    def column(self, name: str) -> list[Any]:
        """All values of one column, in order."""
        position = self.columns.index(name)
        return [row[position] for row in self.values]

    def records(self) -> list[dict[str, Any]]:
        """Each row as a dictionary."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.values]


def data_dir() -> Path:
    """Where snapshots live: `DATA_DIR`, or `data` beside the dashboard."""
    return Path(os.environ.get("DATA_DIR") or Path(__file__).parents[2] / "data")


def newest_snapshot(data: Path) -> Path:
    """The folder of the newest published snapshot. Raises SnapshotError where there is none."""
    folder = data / "snapshots"
    names = [path for path in folder.glob("*") if SNAPSHOT_NAME.fullmatch(path.name)]
    if not names:
        raise SnapshotError(
            f"There is no snapshot in {folder}. Build one with: python -m pipelines --data {data} build"
        )
    return max(names, key=lambda path: path.name)


class Store:
    """One snapshot. Safe to share between threads: every query has its own cursor."""

    def __init__(self, snapshot: Path) -> None:
        """Open the snapshot in `snapshot`. Raises SnapshotError where a table is missing or unreadable."""
        self.snapshot = snapshot.resolve()
        self._connection = duckdb.connect()
        for table in TABLES:
            self._add_table(table)
        for macro in queries.macros():
            self._connection.execute(macro)
        self._confine_to_snapshot()

    @property
    def name(self) -> str:
        """The snapshot's name, which is the minute when it was built."""
        return self.snapshot.name

    @cached_property
    def lineage(self) -> dict[str, Lineage]:
        """For each table, what it was built from."""
        return {table: _lineage(self._path(table)) for table in TABLES}

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run one SELECT with named parameters.

        Raises QueryRefused for any other statement, and duckdb.Error for a SELECT that fails.
        """
        _refuse_all_but_one_select(sql)
        cursor = self._connection.cursor()
        cursor.execute(sql, dict(parameters or {}))
        columns = tuple(column[0] for column in cursor.description or ())
        return Rows(columns, tuple(cursor.fetchall()))

    def _confine_to_snapshot(self) -> None:
        self._connection.execute("SET VARIABLE folder = $folder", {"folder": f"{self.snapshot}/"})
        self._connection.execute("SET allowed_directories = [getvariable('folder')]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def _path(self, table: str) -> Path:
        return self.snapshot / f"{table}.parquet"

    def _add_table(self, table: str) -> None:
        path = self._path(table)
        if not path.is_file():
            raise SnapshotError(f"Snapshot {self.name} has no table “{table}” ({path.name} is missing).")
        try:
            relation = self._connection.read_parquet(str(path))
        except duckdb.Error as error:
            raise SnapshotError(f"Snapshot {self.name}: {path.name} cannot be read as Parquet.") from error
        missing = [column for column in TABLES[table].columns if column not in relation.columns]
        if missing:
            raise SnapshotError(f"Snapshot {self.name}: {path.name} lacks the columns {', '.join(missing)}.")
        relation.create_view(table)


def _refuse_all_but_one_select(sql: str) -> None:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused("This is not SQL that DuckDB can read.") from error
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryRefused("Only a single SELECT is run here.")


def _lineage(path: Path) -> Lineage:
    try:
        metadata = pq.read_metadata(path).metadata or {}
        return Lineage.from_json(metadata[LINEAGE_KEY.encode()])
    except (pa.ArrowException, KeyError, ValueError, TypeError) as error:
        raise SnapshotError(
            f"{path.name} does not say where it comes from: its lineage is missing or damaged."
        ) from error
