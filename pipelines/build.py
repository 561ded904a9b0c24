"""A new snapshot, made beside its final place and published by one rename.

Whatever happens before the rename, killing included, leaves the published
snapshots as they were; what a killed build leaves behind is a folder whose name
starts with a dot, which readers ignore and the next build removes.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
from filelock import FileLock, Timeout

from pipelines import check, datapackage, parquet, transform
from pipelines.catalogue import TABLES
from pipelines.problem import ProblemError
from pipelines.provenance import LINEAGE_KEY, Lineage
from pipelines.snapshots import NAME_FORMAT, folder_of

log = logging.getLogger(__name__)


def build(data: Path, now: datetime) -> Path:
    """Build and publish a snapshot named for `now`; returns its folder.

    Raises ProblemError, leaving what was published as it was, where an input or the result is not in order.
    """
    snapshots = folder_of(data)
    snapshots.mkdir(parents=True, exist_ok=True)
    final = snapshots / now.strftime(NAME_FORMAT)
    with _only_build(snapshots):
        _refuse_taken(final)
        building = snapshots / f".building-{final.name}"
        building.mkdir()
        try:
            _write(data, building, now)
            found = check.problems(building)
            if found:
                raise ProblemError("The new tables are not in order, so nothing was published:", *found)
            # Asked again because the rename would replace a folder that is there but empty.
            _refuse_taken(final)
            building.rename(final)
            parquet.sync(snapshots)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return final


@contextmanager
def _only_build(snapshots: Path) -> Iterator[None]:
    """Hold the lock of the folder, which the system frees even when a build is killed, and clear what that left."""
    lock = FileLock(snapshots / ".lock")
    try:
        held = lock.acquire(blocking=False)
    except Timeout as error:
        raise ProblemError(f"Another build is running in {snapshots}. Wait until it has ended.") from error
    with held:
        for stale in snapshots.glob(".building-*"):
            shutil.rmtree(stale)
        yield


def _refuse_taken(final: Path) -> None:
    if final.exists():
        raise ProblemError(
            f"There is a snapshot {final.name} already, and a published one is never changed. "
            "Build again in a minute: snapshots are named for the minute."
        )


def _write(data: Path, folder: Path, now: datetime) -> None:
    log.info("Reading files and lookups")
    database = transform.stage(data, now.date())
    log.info("Making tables")
    names = database.run("tables")
    if set(names) != set(TABLES):
        raise ProblemError(f"Tables without SQL, or SQL without a table: {sorted(set(names) ^ set(TABLES))}.")
    version = _code_version()
    log.info("Writing %s", folder)
    lineages = {}
    for name in names:
        # A source of which no file is held gave this table nothing.
        origins = [origin for origin in database.origins_of(name) if origin.releases]
        lineages[name] = Lineage(
            table=name,
            sources=tuple({origin.source.name: origin.source for origin in origins}.values()),
            releases=tuple({release: None for origin in origins for release in origin.releases}),
            built_at=now,
            code_version=version,
        )
        parquet.write(_rows(database, name), folder / f"{name}.parquet", {LINEAGE_KEY: lineages[name].to_json()})
    datapackage.write(folder, lineages, now)
    parquet.sync(folder)


def _rows(database: transform.Database, name: str) -> pa.Table:
    """A table's rows with its columns in the catalogue's order, sorted."""
    table, made = TABLES[name], database.connection.table(name)
    if set(made.columns) != set(table.columns):
        raise ProblemError(
            f"{name}.sql makes other columns than the catalogue: {set(made.columns) ^ set(table.columns)}."
        )
    # By every column in the end, so that two builds of the same files write the same rows in the same order.
    order = dict.fromkeys((*table.sort, *table.key, *table.columns))
    columns = map(duckdb.ColumnExpression, table.columns)
    return made.sort(*map(duckdb.ColumnExpression, order)).select(*columns).to_arrow_table()


def _code_version() -> str:
    """The version of this checkout, or "unknown" where there is none or no git."""
    try:
        described = subprocess.run(
            ["git", "describe", "--always", "--dirty"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return described.stdout.strip() or "unknown"
