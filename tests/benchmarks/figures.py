"""Each query of pages/queries on one snapshot: through the dashboard's store, and in plain DuckDB."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pages.shared import queries
from pages.shared.store import Store
from pipelines.catalogue import TABLES
from tests.benchmarks.process import spread, timed
from tests.benchmarks.results import FigureTimes, Record


def in_store(snapshot: Path, times: int) -> FigureTimes:
    """As a page asks: confined to the snapshot, a cursor a query, exact decimals."""
    opening = spread(timed(lambda: Store(snapshot), min(times, 3)))[0]
    store = Store(snapshot)
    return _measure(opening, times, lambda sql, values: store.rows(sql, values).records())


def in_duckdb(snapshot: Path, times: int) -> FigureTimes:
    """The same SQL with nothing around it: one connection over the same Parquet files."""
    opening = spread(timed(lambda: _connect(snapshot), min(times, 3)))[0]
    connection = _connect(snapshot)

    def ask(sql: str, values: Record) -> list[Record]:
        cursor = connection.execute(sql, values)
        columns = [column[0] for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    return _measure(opening, times, ask)


def differences(one: list[Record], other: list[Record]) -> list[str]:
    """Where two answers differ, in the columns that both have; the order of rows is no difference."""
    if len(one) != len(other):
        return [f"{len(one)} rows and {len(other)} rows"]
    columns = sorted(set(one[0]) & set(other[0])) if one else []
    ours, theirs = (sorted([_plain(row[column]) for column in columns] for row in rows) for rows in (one, other))
    return [
        f"{columns}: {mine} and {its}"
        for mine, its in zip(ours, theirs, strict=True)
        if any(abs(a[1] - b[1]) > 1e-6 * max(1.0, abs(a[1])) or a[0] != b[0] for a, b in zip(mine, its, strict=True))
    ]


def _plain(value: Any) -> tuple[str, float]:
    """A value in a form that both sides share and that sorts: text, or a number."""
    if value is None or value != value:  # NaN, and pandas' NaT, differ from themselves
        return "nothing", 0.0
    if isinstance(value, date):
        return value.isoformat()[:10], 0.0
    return (value, 0.0) if isinstance(value, str) else ("", round(float(value), 4))


def _measure(opening: float, times: int, ask: Callable[[str, Record], list[Record]]) -> FigureTimes:
    taken, answers = {}, {}
    for name in queries.names():
        query = queries.load(name)
        values = dict.fromkeys(query.parameters)
        taken[name] = spread(timed(lambda query=query, values=values: ask(query.sql, values), times))[0]  # type: ignore[misc]
        answers[name] = ask(query.sql, values)
    return FigureTimes(opening, taken, answers)


def _connect(snapshot: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in TABLES:
        connection.read_parquet(str(snapshot / f"{table}.parquet")).create_view(table)
    for name in queries.macros():
        connection.execute(queries.macro(name))
    return connection
