"""A small sound snapshot, and ways to make it unsound: as a disk would, and as a wrong build would."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipelines import datapackage, parquet
from pipelines.build import build
from pipelines.catalogue import TABLES
from pipelines.provenance import LINEAGE_KEY, Lineage
from tests.pipeline_files import reference_csv, tiny_data

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def sound_snapshot(data: Path) -> Path:
    """A snapshot that has rows in every table that a damage needs."""
    councils = [{}, {"local-authority-code": "BEE", "official-name": "Beeford Council", "nice-name": "Beeford"}]
    sales = [{}, {"ReturnMonth": "2014-06-01"}, {"EvidencedSpend": "five"}]
    tiny_data(data, sales, councils)
    reference_csv(data, "buyer_successions", ["AYT,BEE,2015-04-01,,where"])
    return build(data, NOW)


def copy_of(snapshot: Path, folder: Path) -> Path:
    """A copy whose files can be written."""
    copy = folder / snapshot.name
    shutil.copytree(snapshot, copy)
    for path in copy.iterdir():
        path.chmod(0o644)
    return copy


def edit(snapshot: Path, name: str, sql: str) -> None:
    """Change table `name` by an SQL statement, and describe the result as a build would: only its content is wrong."""
    path = snapshot / f"{name}.parquet"
    with duckdb.connect() as connection:
        connection.read_parquet(str(path)).create(name)
        connection.execute(sql)
        rows = connection.table(name).to_arrow_table()
    parquet.write(rows, path, parquet.metadata(path))
    describe(snapshot)


def describe(snapshot: Path) -> None:
    """Write the description of the files as they are now."""
    lineages = {
        name: Lineage.from_json(parquet.metadata(path)[LINEAGE_KEY])
        for name in TABLES
        if (path := snapshot / f"{name}.parquet").exists()
    }
    (snapshot / datapackage.FILE_NAME).unlink(missing_ok=True)
    datapackage.write(snapshot, lineages, NOW)
