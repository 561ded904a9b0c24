"""A snapshot, opened for reading: DuckDB over its Parquet files, and nothing else.

The connection reads no file outside the snapshot's folder and its settings are
locked. DuckDB would still let `COPY … TO` overwrite a file that may be read, so
the store also refuses every text that is not exactly one SELECT.

An older snapshot may lack tables or columns that the code has come to know, and a
file may be damaged: the store opens what there is, and says what a figure misses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from pages.shared import queries, snapshots, table_file
from pages.shared.queries import Query
from pages.shared.snapshots import NotHeldError, SnapshotError, data_dir, newest_snapshot
from pipelines.catalogue import TABLES
from pipelines.provenance import Lineage

__all__ = ["NotHeldError", "QueryRefused", "Rows", "SnapshotError", "Store", "data_dir", "newest_snapshot"]


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


class Store:
    """One snapshot. Safe to share between threads: every query has its own cursor.

    `stamp` is that of the files as they were opened; `lineage` says for each table that can be read what it was built
    from; `unusable` says in a sentence why another cannot; `unlike` what a table that can be read lacks of the
    dictionary; `unchecked` why files could not be checked against their checksums.
    """

    def __init__(self, snapshot: Path) -> None:
        """Open the snapshot in `snapshot`. Raises NotHeldError where there is no such folder."""
        self.snapshot = snapshot.resolve()
        if not self.snapshot.is_dir():
            raise NotHeldError(f"Snapshot {snapshot.name} is not held here: it was removed, or never published here.")
        self.stamp = snapshots.stamp(self.snapshot)
        self.lineage: dict[str, Lineage] = {}
        self.unusable: dict[str, SnapshotError] = {}
        self.unlike: dict[str, str] = {}
        self.unchecked, self._checksums = _recorded_checksums(self.snapshot)
        # A page asks for two answers at once, and a server has several readers: more than one thread an answer costs
        # more waiting than it saves.
        self._connection = duckdb.connect(config={"threads": 1})
        for table in TABLES:
            try:
                self._add_table(table)
            except SnapshotError as error:
                self.unusable[table] = error
        self._sources: dict[str, frozenset[str]] = {}
        self._macros: set[str] = set()
        self._adding_macros = Lock()
        self._confine_to_snapshot()

    @property
    def name(self) -> str:
        """The snapshot's name, which is the minute when it was built."""
        return self.snapshot.name

    def answer(self, query: Query, parameters: Mapping[str, Any] | None = None) -> Rows:
        """The rows of a figure's query.

        Raises SnapshotError with a sentence where the snapshot cannot give them: NotHeldError where it never held
        what the figure needs, and the plain error where a file is damaged, or was while the server ran.
        """
        for table in sorted(query.tables):
            self._refuse_unusable(table)
        try:
            return self.rows(query.sql, parameters)
        except duckdb.ConversionException:  # a parameter that is no date or number
            raise
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            lacks = [self.unlike[table] for table in sorted(query.tables & self.unlike.keys())]
            if not lacks:
                raise
            raise NotHeldError(f"Snapshot {self.name} does not hold what this needs: {'; '.join(lacks)}.") from error
        except duckdb.Error as error:
            files = ", ".join(f"{table}.parquet" for table in sorted(query.tables))
            raise SnapshotError(
                f"Snapshot {self.name} can no longer be read: a file that this needs ({files}) changed or went."
            ) from error

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run one SELECT with named parameters.

        Raises QueryRefused for any other statement, and duckdb.Error for a SELECT that fails.
        """
        _refuse_all_but_one_select(sql)
        self._add_macros(queries.macros_behind(sql))
        cursor = self._connection.cursor()
        cursor.execute(sql, dict(parameters or {}))
        columns = tuple(column[0] for column in cursor.description or ())
        return Rows(columns, tuple(cursor.fetchall()))

    def relation(self, table: str) -> duckdb.DuckDBPyRelation:
        """A whole table, to pick columns and rows of. Raises SnapshotError as `answer` does."""
        self._refuse_unusable(table)
        return self._connection.cursor().view(table)

    def sources_of_rows(self, table: str) -> frozenset[str]:
        """The sources that stand in a table's column `source`; asked at every run of a page, so kept."""
        if table not in self._sources:
            found = self.relation(table).select("source").distinct().fetchall()
            self._sources[table] = frozenset(name for (name,) in found)
        return self._sources[table]

    def _refuse_unusable(self, table: str) -> None:
        if error := self.unusable.get(table):
            raise type(error)(*error.args)  # a new one: a kept error would gather every reader's traceback

    def _confine_to_snapshot(self) -> None:
        self._connection.execute("SET VARIABLE folder = $folder", {"folder": f"{self.snapshot}/"})
        self._connection.execute("SET allowed_directories = [getvariable('folder')]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def _add_macros(self, names: Sequence[str]) -> None:
        """Make the macros that a query needs, once: to make them all would take longer than most pages.

        Some are tables, worked out here: where queries share them, DuckDB would plan each use anew, which takes longer
        than to answer. It reads a macro's tables when it is made: one that needs what is not there is left out.
        """
        if self._macros.issuperset(names):
            return
        with self._adding_macros:
            for name in names:
                try:
                    if name not in self._macros:
                        self._connection.execute(queries.macro(name))
                except (duckdb.BinderException, duckdb.CatalogException):
                    if not (self.unusable or self.unlike):
                        raise
                self._macros.add(name)

    def _add_table(self, table: str) -> None:
        path = self.snapshot / f"{table}.parquet"
        if not path.is_file():
            raise NotHeldError(f"Snapshot {self.name} has no table “{table}” ({path.name} is missing).")
        try:
            relation = self._connection.read_parquet(str(path))
        except (duckdb.Error, RuntimeError) as error:  # a column's name that is no text is a RuntimeError
            raise SnapshotError(f"Snapshot {self.name}: {path.name} cannot be read as Parquet.") from error
        held = dict(zip(relation.columns, map(str, relation.types), strict=True))
        self.lineage[table] = table_file.checked(path, table, held, self._checksums.get(path.name))
        if unlike := table_file.unlike(table, held):
            self.unlike[table] = unlike
        relation.create_view(table)


def _refuse_all_but_one_select(sql: str) -> None:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused("This is not SQL that DuckDB can read.") from error
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryRefused("Only a single SELECT is run here.")


def _recorded_checksums(snapshot: Path) -> tuple[str, dict[str, str]]:
    try:
        return "", snapshots.checksums(snapshot)
    except SnapshotError as error:
        return str(error), {}
