"""What the catalogue allows in a table: columns, types, empty cells, code lists, keys, order.

And codes that another table explains. Each problem is a sentence with the first
offending value and where to put it right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection, DuckDBPyRelation

from pipelines import transform
from pipelines.catalogue import FIELDS, TABLES, references


def problems(name: str, rows: DuckDBPyRelation) -> Iterator[str]:
    """What the catalogue does not allow in the rows of table `name`, each with the first offending value."""
    table = TABLES[name]
    found = dict(zip(rows.columns, map(str, rows.types), strict=True))
    wanted = {column: FIELDS[column].type for column in table.columns}
    if list(found.items()) != list(wanted.items()):
        # The rest would fail on columns that are not there.
        yield _columns_differ(name, found, wanted)
        return
    for column in _columns_with_wrong_cells(name, rows):
        yield from _cell_problems(name, column, rows)
    if table.key:
        yield from _key_problems(name, table.key, rows)
    yield from _order_problems(name, table.sort, rows)


def unknown_codes(connection: DuckDBPyConnection) -> Iterator[str]:
    """Codes in one table of `connection` that the table which explains them does not have."""
    for name in TABLES:
        for column, explained_in, code in references(name):
            used = connection.table(name).filter(ColumnExpression(column).isnotnull()).select(column).distinct()
            unknown = used.except_(connection.table(explained_in).select(code)).sort(column)
            if count := len(unknown):
                yield (
                    f"Table {name}: {column} “{_first(unknown)}” is not in table {explained_in}"
                    f"{f', nor are {count - 1} more' if count > 1 else ''}. "
                    f"{_mend(explained_in)}"
                )


def _columns_differ(name: str, found: dict[str, str], wanted: dict[str, str]) -> str:
    differing = [
        f"{column} is {found.get(column, 'missing')} and should be {wanted.get(column, 'left out')}"
        for column in {**wanted, **found}
        if found.get(column) != wanted.get(column)
    ]
    told = "; ".join(differing) or f"they stand in the order {', '.join(found)} and should in {', '.join(wanted)}"
    return (
        f"Table {name}: the columns are not those of the catalogue: {told}. "
        "Build a new snapshot; if it says so again, catalogue.py and the table's SQL differ."
    )


def _columns_with_wrong_cells(name: str, rows: DuckDBPyRelation) -> list[str]:
    """The columns that hold an empty cell or a code which they may not, found in one pass over all of them."""
    wrong = {}
    for column in TABLES[name].columns:
        value, choices = ColumnExpression(column), FIELDS[column].choices
        if column not in TABLES[name].nullable:
            wrong[column] = value.isnull()
        if choices:
            others = value.isnotin(*map(ConstantExpression, choices))
            wrong[column] = wrong[column] | others if column in wrong else others
    if not wrong:
        return []
    counts = rows.aggregate([duckdb.FunctionExpression("count_if", condition) for condition in wrong.values()])
    return [column for column, count in zip(wrong, counts.fetchall()[0], strict=True) if count]


def _cell_problems(name: str, column: str, rows: DuckDBPyRelation) -> Iterator[str]:
    value, choices = ColumnExpression(column), FIELDS[column].choices
    if column not in TABLES[name].nullable:
        empty = rows.filter(value.isnull())
        if count := len(empty):
            yield f"Table {name}: {column} is empty in {count} rows, first in {_row(empty)}. {_mend(name)}"
    if choices:
        others = rows.filter(value.isnotin(*map(ConstantExpression, choices)))
        if count := len(others):
            yield (
                f"Table {name}: {column} is “{_first(others.select(column))}” in the first of {count} rows, "
                f"which is none of {', '.join(choices)}. {_mend(name)}"
            )


def _key_problems(name: str, key: tuple[str, ...], rows: DuckDBPyRelation) -> Iterator[str]:
    columns = [ColumnExpression(column) for column in key]
    times = duckdb.FunctionExpression("count", duckdb.StarExpression()).alias("times")
    repeated = rows.aggregate([*columns, times]).filter(ColumnExpression("times") > 1)
    if len(repeated):
        first = _row(repeated.select(*columns).sort(*columns))
        yield f"Table {name}: {', '.join(key)} repeats, first in {first}. {_mend(name)}"


def _order_problems(name: str, sort: tuple[str, ...], rows: DuckDBPyRelation) -> Iterator[str]:
    columns = [ColumnExpression(column) for column in sort]
    here, sorted_ = (part.select(*columns).to_arrow_table() for part in (rows, rows.sort(*columns)))
    if not here.equals(sorted_):
        row = next(
            number
            for number, (one, other) in enumerate(zip(here.to_pylist(), sorted_.to_pylist(), strict=True), start=1)
            if one != other
        )
        yield f"Table {name} is not sorted by {', '.join(sort)}, first in row {row}. Build a new snapshot."


def _mend(name: str) -> str:
    """Where the values of a table come from, and so can be put right."""
    inputs = transform.inputs_of(name)
    lookups = [f"reference/{read.removeprefix('reference_')}.csv" for read in inputs if read.startswith("reference_")]
    files = [f"the file of {read.removeprefix('raw_')}" for read in inputs if read.startswith("raw_")]
    return f"Correct it where it comes from ({', '.join(lookups + files)}), then build again."


def _row(rows: DuckDBPyRelation) -> str:
    """The first row, as “value, value”."""
    return f"“{', '.join('empty' if value is None else str(value) for value in rows.limit(1).fetchall()[0])}”"


def _first(rows: DuckDBPyRelation) -> Any:
    return rows.limit(1).fetchall()[0][0]
