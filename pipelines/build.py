"""A new snapshot, made beside its final place and published by one rename.

Whatever happens before the rename, killing included, leaves the published
snapshots as they were; what a killed build leaves behind is a folder whose name
starts with a dot, which readers ignore and the next build removes.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines import changes, check, datapackage, feeds, parquet, project, raw, shrinkage, transform
from pipelines.catalogue import TABLES
from pipelines.lock import only_writer
from pipelines.problem import ProblemError
from pipelines.provenance import LINEAGE_KEY, Lineage
from pipelines.snapshots import BUILDING, NAME_FORMAT, folder_of, published

log = logging.getLogger(__name__)


def build(data: Path, now: datetime, accept: Sequence[str] = ()) -> Path:
    """Build and publish a snapshot named for `now`; returns its folder.

    `accept` names tables that may be smaller than in the snapshot before.
    Raises ProblemError, leaving what was published as it was, where an input or the result is not in order.
    """
    snapshots = folder_of(data)
    final = snapshots / now.strftime(NAME_FORMAT)
    with only_writer(snapshots, leftovers=BUILDING.format("*")):
        # What a killed `add` left; one that is at work clears it itself.
        with suppress(ProblemError), only_writer(raw.folder_of(data), raw.LEFTOVERS):
            pass
        _refuse_taken(final)
        building = snapshots / BUILDING.format(final.name)
        building.mkdir()
        try:
            smaller = _write(data, building, now)
            found = [*check.problems(building), *shrinkage.refusals(smaller, accept)]
            if found:
                raise ProblemError("The new tables are not in order, so nothing was published:", *found)
            # Asked again because the rename would replace a folder that is there but empty.
            _refuse_taken(final)
            building.rename(final)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        try:
            parquet.sync(snapshots)
        except OSError as error:
            raise ProblemError(
                f"Published {final}, but the disk did not confirm it ({error.strerror}). "
                "Look whether it is whole: python -m pipelines check"
            ) from error
    return final


def _refuse_taken(final: Path) -> None:
    if final.exists():
        raise ProblemError(
            f"There is a snapshot {final.name} already, and a published one is never changed. "
            "Build again in a minute: snapshots are named for the minute."
        )


def _write(data: Path, folder: Path, now: datetime) -> dict[str, str]:
    """Write tables, feeds and description; returns the tables that are smaller than before, with what fell."""
    log.info("Reading files and lookups")
    database = transform.stage(data, now.date())
    own = project.add_inputs(database, now.date())
    changes.add_inputs(database, published(data), now, own)
    log.info("Making tables")
    names = database.run("tables")
    if set(names) != set(TABLES):
        raise ProblemError(f"Tables without SQL, or SQL without a table: {sorted(set(names) ^ set(TABLES))}.")
    lost = database.problems("checks/files")
    if lost:
        raise ProblemError(*lost)
    smaller = shrinkage.smaller_tables(database.connection, published(data))
    version = _code_version()
    log.info("Writing %s", folder)
    lineages = {}
    for name in names:
        # A source of which no file is held gave this table nothing.
        origins = [origin for origin in database.origins_of(name) if origin.releases]
        lineages[name] = Lineage(
            table=name,
            sources=tuple({origin.source.name: origin.source for origin in origins if origin.releases}.values()),
            releases=tuple({release: None for origin in origins for release in origin.releases}),
            built_at=now,
            code_version=version,
            accepted=f"Accepted as smaller than before: {smaller[name]}." if name in smaller else "",
        )
        parquet.write(_rows(database, name), folder / f"{name}.parquet", {LINEAGE_KEY: lineages[name].to_json()})
    feeds.write(folder, database.connection)
    datapackage.write(folder, lineages, now)
    parquet.sync(folder)
    return smaller


def _rows(database: transform.Database, name: str) -> pa.RecordBatchReader:
    """A table's rows with its columns in the catalogue's order, sorted."""
    table, made = TABLES[name], database.connection.table(name)
    if set(made.columns) != set(table.columns):
        raise ProblemError(
            f"{name}.sql makes other columns than the catalogue: {set(made.columns) ^ set(table.columns)}."
        )
    # By every column in the end, so that two builds of the same files write the same rows in the same order.
    order = dict.fromkeys((*table.sort, *table.key, *table.columns))
    columns = map(duckdb.ColumnExpression, table.columns)
    return made.sort(*map(duckdb.ColumnExpression, order)).select(*columns).to_arrow_reader(parquet.ROWS_IN_GROUP)


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
