"""Everything that the SQL files make, in an in-memory database, before any of it is written.

Inputs are views: ``raw_<source>`` (rows as published), ``release_<source>``
(the files they came in) and ``reference_<lookup>``. Each file in staging/ and
tables/ is one SELECT and becomes a table of the same name, after the tables
that it reads.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines import lookups, raw
from pipelines.problem import ProblemError
from pipelines.provenance import Release, Source
from pipelines.reference import LOOKUPS
from pipelines.sources import DATASETS

HERE = Path(__file__).parent

RELEASE_SCHEMA = pa.schema(
    [
        ("release_id", pa.string()),
        ("source", pa.string()),
        ("published_date", pa.date32()),
        ("retrieved_date", pa.date32()),
        ("file_name", pa.string()),
        ("address", pa.string()),
        ("sha256", pa.string()),
        ("row_count", pa.int64()),
    ]
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Origin:
    """What an input view holds: a source, and the files of it."""

    source: Source
    releases: tuple[Release, ...]


@dataclass(frozen=True)
class Database:
    """The inputs, and the tables made from them so far."""

    connection: duckdb.DuckDBPyConnection
    origins: dict[str, Origin]

    def run(self, folder: str) -> list[str]:
        """Make one table of each SQL file in `folder`; returns their names in the order made."""
        files = {path.stem: path.read_text(encoding="utf-8") for path in (HERE / folder).glob("*.sql")}
        order = list(TopologicalSorter({name: _reads(sql) & set(files) for name, sql in files.items()}).static_order())
        for name in order:
            log.info("  %s", name)
            self.connection.sql(files[name]).create(name)
        return order

    def problems(self, folder: str) -> list[str]:
        """What the SELECTs in `folder` find wrong, a sentence a row."""
        return problems(self.connection, folder)

    def origins_of(self, name: str) -> list[Origin]:
        """The inputs that a table was made from, however many steps back."""
        if name in self.origins:
            return [self.origins[name]]
        path = next(HERE / folder / f"{name}.sql" for folder in ("tables", "staging") if _exists(folder, name))
        found: list[Origin] = []
        for read in sorted(_reads(path.read_text(encoding="utf-8"))):
            found += [origin for origin in self.origins_of(read) if origin not in found]
        return found


@cache
def _reads(sql: str) -> frozenset[str]:
    """The tables behind a SELECT. An empty database parses it: one with the inputs would try to open their files."""
    return frozenset(duckdb.connect().get_table_names(sql))


def problems(connection: duckdb.DuckDBPyConnection, folder: str) -> list[str]:
    """What the SELECTs in `folder` find wrong in the tables of `connection`, a sentence a row."""
    found = []
    for path in sorted((HERE / folder).glob("*.sql")):
        found += [row[0] for row in connection.sql(path.read_text(encoding="utf-8")).fetchall()]
    return found


def stage(data: Path, today: date) -> Database:
    """Read every input and type its rows. Raises ProblemError where an input is missing or a lookup contradicts."""
    held = lookups.load(data / "reference", today)
    database = Database(duckdb.connect(), {})
    missing = []
    for name, dataset in DATASETS.items():
        releases = raw.releases(dataset, data)
        if releases or not dataset.is_required:
            _add_dataset(database, data, name, releases if dataset.every_vintage else releases[-1:])
        else:
            missing.append(
                f"No release of {name} is held in {data / 'raw'}. "
                f"Add the publisher's file: python -m pipelines add {name} FILE --published DATE"
            )
    if missing:
        raise ProblemError(*missing)
    for name, (table, release) in held.items():
        database.connection.register(f"reference_{name}", table)
        database.origins[f"reference_{name}"] = Origin(LOOKUPS[name].source, (release,))
    database.run("staging")
    contradictions = database.problems("reference_checks")
    if contradictions:
        raise ProblemError(*(f"{data / 'reference'}/{text}" for text in contradictions))
    return database


def _add_dataset(database: Database, data: Path, name: str, releases: list[Release]) -> None:
    paths = [str(raw.raw_path(data, release)) for release in releases]
    try:
        if paths:
            database.connection.read_parquet(paths, union_by_name=True).create_view(f"raw_{name}")
        else:
            database.connection.register(f"raw_{name}", raw.schema(DATASETS[name]).empty_table())
    except duckdb.Error as error:
        raise ProblemError(
            f"The raw files of {name} cannot be read: {error}. Add the publisher's files again."
        ) from error
    rows = [
        (r.release_id, r.source, r.published, r.retrieved, r.file_name, r.address or None, r.sha256, r.rows)
        for r in releases
    ]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in RELEASE_SCHEMA]
    database.connection.register(f"release_{name}", pa.Table.from_arrays(columns, schema=RELEASE_SCHEMA))
    origin = Origin(DATASETS[name].source, tuple(releases))
    database.origins.update({f"raw_{name}": origin, f"release_{name}": origin})


def _exists(folder: str, name: str) -> bool:
    return (HERE / folder / f"{name}.sql").is_file()
