"""A snapshot against the catalogue and its own description: what is wrong, a sentence each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from pipelines import parquet, transform
from pipelines.catalogue import FIELDS, TABLES
from pipelines.datapackage import FILE_NAME, sha256
from pipelines.problem import ProblemError
from pipelines.provenance import LINEAGE_KEY, Lineage


def problems(snapshot: Path) -> list[str]:
    """What is wrong with the snapshot in `snapshot`: nothing, if it is in order."""
    connection = duckdb.connect()
    found = list(_file_problems(snapshot, connection))
    # The tables are compared with each other only when each is sound by itself.
    return found or transform.problems(connection, "checks")


def _file_problems(snapshot: Path, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    try:
        package = json.loads((snapshot / FILE_NAME).read_text(encoding="utf-8"))
        resources = {resource["name"]: resource for resource in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"{snapshot / FILE_NAME} is missing or damaged ({error}). Build a new snapshot."
        return
    if set(resources) != set(TABLES):
        yield f"{snapshot / FILE_NAME} lists other tables than the catalogue: {sorted(set(resources) ^ set(TABLES))}."
    for name in TABLES:
        path = snapshot / f"{name}.parquet"
        try:
            Lineage.from_json(parquet.metadata(path).get(LINEAGE_KEY, ""))
            connection.read_parquet(str(path)).create_view(name)
            yield from _resource_problems(path, resources.get(name, {}), connection.table(name))
            yield from table_problems(name, connection.table(name))
        except ProblemError as error:
            yield from error.problems
        except (ValueError, KeyError, TypeError):
            yield f"{path} does not say where it comes from."
        except duckdb.Error as error:
            yield f"{path} cannot be read: {error}."


def _resource_problems(path: Path, resource: dict[str, Any], rows: duckdb.DuckDBPyRelation) -> Iterator[str]:
    if resource.get("hash") != sha256(path):
        yield f"{path} is not the file that {FILE_NAME} describes: its checksum differs. Never edit a snapshot."
    if resource.get("rows") != len(rows):
        yield f"{path} has {len(rows)} rows and {FILE_NAME} says {resource.get('rows')}."


def table_problems(name: str, rows: duckdb.DuckDBPyRelation) -> Iterator[str]:
    """What the catalogue does not allow in a table: columns, types, empty cells, repeated keys, order."""
    table = TABLES[name]
    found = dict(zip(rows.columns, map(str, rows.types), strict=True))
    wanted = {column: FIELDS[column].type for column in table.columns}
    if list(found.items()) != list(wanted.items()):
        yield f"Table {name}: the columns are {found}, and the catalogue has {wanted}."
        return
    for column in table.columns:
        empty = len(rows.filter(duckdb.ColumnExpression(column).isnull()))
        if empty and column not in table.nullable:
            yield f"Table {name}: {column} is empty in {empty} rows."
    if table.key:
        repeated = _repeated(rows, table.key)
        if repeated:
            values = ", ".join(map(str, repeated[0][:-1]))
            yield f"Table {name}: {', '.join(table.key)} repeats, first in {values}."
    columns = [duckdb.ColumnExpression(column) for column in table.sort]
    if not rows.select(*columns).to_arrow_table().equals(rows.sort(*columns).select(*columns).to_arrow_table()):
        yield f"Table {name} is not sorted by {', '.join(table.sort)}."


def _repeated(rows: duckdb.DuckDBPyRelation, key: tuple[str, ...]) -> list[Any]:
    columns = [duckdb.ColumnExpression(column) for column in key]
    count = duckdb.FunctionExpression("count", duckdb.StarExpression()).alias("times")
    counted = rows.aggregate([*columns, count])
    return counted.filter(duckdb.ColumnExpression("times") > 1).sort(*columns).limit(1).fetchall()
