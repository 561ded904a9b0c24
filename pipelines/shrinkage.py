"""New tables against those of the snapshot before: no rows and no totals go missing unseen.

Each table is compared with the newest published one that can be read, so that a
damaged snapshot can be replaced by a new build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
from duckdb import ColumnExpression, DuckDBPyConnection, DuckDBPyRelation, FunctionExpression

from pipelines.catalogue import FIELDS, TABLES
from pipelines.connection import in_memory


def smaller_tables(connection: DuckDBPyConnection, earlier: Sequence[Path]) -> dict[str, str]:
    """The tables of `connection` that are smaller than before, each with what fell, in words.

    `earlier` are the published snapshots, oldest first.
    """
    with in_memory() as reading:
        return {name: told for name in TABLES if (told := _smaller(name, connection, earlier, reading))}


def refusals(smaller: Mapping[str, str], accept: Sequence[str]) -> Iterator[str]:
    """A sentence for each smaller table that is not named in `accept`, and how to go on."""
    refused = sorted(set(smaller) - set(accept))
    for name in refused:
        yield f"Table {name} is smaller than before: {smaller[name]}."
    if refused:
        yield (
            "If a file or lookup was lost, put it back and build again; if less is right, accept it by name: "
            f"python -m pipelines build --accept {' '.join(sorted({*accept, *refused}))}"
        )


def _smaller(name: str, connection: DuckDBPyConnection, earlier: Sequence[Path], reading: DuckDBPyConnection) -> str:
    """What fell since the newest of `earlier` in which the table can be read, or nothing."""
    if TABLES[name].may_shrink:
        return ""
    new = _sizes(name, connection.table(name))
    for snapshot in reversed(earlier):
        try:
            old = _sizes(name, reading.read_parquet(str(snapshot / f"{name}.parquet")))
        except duckdb.Error:
            continue
        fallen = [f"{what} {new[what]:,} after {old[what]:,}" for what in new if new[what] < old.get(what, 0)]
        return f"{', '.join(fallen)} in snapshot {snapshot.name}" if fallen else ""
    return ""


def _sizes(name: str, rows: DuckDBPyRelation) -> dict[str, int]:
    """The number of rows, and the sum of each of the table's totals that `rows` has."""
    totals = [column for column in TABLES[name].totals if column in rows.columns]
    counts = [FunctionExpression("count", duckdb.StarExpression())]
    sums = [FunctionExpression("sum", ColumnExpression(column)) for column in totals]
    values = rows.aggregate(counts + sums).fetchall()[0]
    titles = ["rows", *(f"sum of {FIELDS[column].title.lower()}" for column in totals)]
    return {title: value or 0 for title, value in zip(titles, values, strict=True)}
