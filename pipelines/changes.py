"""The snapshot before, as one more input of a build: what ``tables/change.sql`` compares with.

Its tables become ``previous_<table>``, with the columns of today's
catalogue: what an older snapshot does not have is empty, and ``previous_table``
lists the tables that it has, so that nothing is called new only because it was
not kept before.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.catalogue import FIELDS, TABLES
from pipelines.datapackage import FILE_NAME, sha256
from pipelines.provenance import Release, Source
from pipelines.reference import OGL, OGL_ADDRESS
from pipelines.snapshots import NAME_FORMAT
from pipelines.transform import Database, Origin

log = logging.getLogger(__name__)

SNAPSHOT_BEFORE = Source(
    name="snapshot",
    title="The snapshot before",
    publisher="This project",
    address="",
    licence=OGL,
    licence_address=OGL_ADDRESS,
    attribution="Built by this project from the same sources.",
    updated="With every build",
    caveats="Compared with, to say what changed.",
)


def add_inputs(database: Database, published: Sequence[Path], now: datetime, own: Origin) -> None:
    """Make ``this_snapshot``, ``previous_table`` and the tables ``previous_<table>``.

    `published` are the snapshots there are, oldest first; `own` is where the project's own inputs come from. A
    snapshot that is damaged is passed over, with a warning, for the one before it: it must not keep its own repair
    from being built.
    """
    before, tables = _newest_readable(database.connection, published)
    for name in TABLES:
        _as_today(database.connection, name, tables.get(name)).create(f"previous_{name}")
    database.connection.register("previous_table", pa.table({"table_name": pa.array(list(tables), pa.string())}))
    names = {"snapshot_name": [now.strftime(NAME_FORMAT)], "snapshot_before": [before.name if before else None]}
    schema = pa.schema([(column, pa.string()) for column in names])
    database.connection.register("this_snapshot", pa.table(names, schema))
    earlier = Origin(SNAPSHOT_BEFORE, (_release(before),) if before else ())
    database.origins.update(dict.fromkeys(("previous_table", *(f"previous_{name}" for name in TABLES)), earlier))
    database.origins["this_snapshot"] = own


def _newest_readable(
    connection: duckdb.DuckDBPyConnection, published: Sequence[Path]
) -> tuple[Path | None, dict[str, duckdb.DuckDBPyRelation]]:
    for folder in reversed(published):
        try:
            package = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
            listed = {resource["name"] for resource in package["resources"]} & set(TABLES)
            return folder, {name: connection.read_parquet(str(folder / f"{name}.parquet")) for name in sorted(listed)}
        except (OSError, ValueError, KeyError, TypeError, duckdb.Error) as error:
            log.warning("Snapshot %s is damaged, so this build is not compared with it: %s", folder.name, error)
    return None, {}


def _as_today(
    connection: duckdb.DuckDBPyConnection, name: str, found: duckdb.DuckDBPyRelation | None
) -> duckdb.DuckDBPyRelation:
    """A table of the snapshot before with today's columns and types, empty where it has none."""
    rows = connection.from_arrow(pa.table({"nothing": pa.array([], pa.string())})) if found is None else found
    there = () if found is None else found.columns
    return rows.select(
        *(
            (duckdb.ColumnExpression(column) if column in there else duckdb.ConstantExpression(None))
            .cast(FIELDS[column].type)
            .alias(column)
            for column in TABLES[name].columns
        )
    )


def _release(before: Path) -> Release:
    package = before / FILE_NAME
    return Release(
        source=SNAPSHOT_BEFORE.name,
        published=date.fromisoformat(before.name[:10]),
        retrieved=date.fromisoformat(before.name[:10]),
        file_name=f"{before.name}/{FILE_NAME}",
        address="",
        sha256=sha256(package).removeprefix("sha256:"),
        rows=len(json.loads(package.read_text(encoding="utf-8"))["resources"]),
    )
