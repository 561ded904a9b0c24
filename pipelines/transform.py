"""Everything that the SQL files make, in an in-memory database, before any of it is written.

Inputs are views: ``raw_<source>`` (rows as published), ``release_<source>``
(the files they came in), ``reference_<lookup>``, and two that are made after
staging: ``matched_name`` by matching, ``council_place`` by laying out the map.
Each file in staging/ and tables/ is one SELECT and becomes a table of the same
name, after the tables that it reads.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines import connection, council_places, lookups, parquet, raw, selects
from pipelines.matching import names
from pipelines.notices import tables as notices
from pipelines.problem import ProblemError
from pipelines.provenance import Release, Source
from pipelines.reference import LOOKUPS
from pipelines.sources import DATASETS, NOTICES

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
        ("accept_rejected", pa.bool_()),
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
        files = selects.texts(folder)
        reads = {name: selects.reads(sql) & set(files) for name, sql in files.items()}
        order = list(TopologicalSorter(reads).static_order())
        for name in order:
            log.info("  %s", name)
            try:
                self.connection.sql(files[name]).create(name)
            except duckdb.Error as error:
                raise ProblemError(
                    f"pipelines/{folder}/{name}.sql could not be run: {error}. Where it names a file of data/raw, "
                    "move that file away and add the publisher's file again."
                ) from error
        return order

    def problems(self, folder: str) -> list[str]:
        """What the SELECTs in `folder` find wrong, a sentence a row."""
        return problems(self.connection, folder)

    def origins_of(self, name: str) -> list[Origin]:
        """The inputs that a table was made from, however many steps back."""
        found: list[Origin] = []
        for read in inputs_of(name):
            origin = self.origins[read]
            # A source of which no file is held has given nothing to any table.
            if origin.releases and origin not in found:
                found.append(origin)
        return found


# Names as every source spells them, each row with its source. Who looks a name up takes only the rows of sources that
# it reads in any case, so what else stands there gives it nothing: only the tables of names themselves come from all.
NAMES_OF_ALL_SOURCES = ("published_name", "published_supplier")
TABLES_OF_NAMES = ("buyer_name", "change", "supplier", "supplier_spelling")


def inputs_of(name: str) -> list[str]:
    """The input views that a table is made from, however many steps back."""
    files = {**selects.texts("staging"), **selects.texts("tables")}
    return list(_inputs_of(name, files, is_of_names=name in TABLES_OF_NAMES))


def _inputs_of(name: str, files: Mapping[str, str], is_of_names: bool) -> dict[str, None]:
    if name not in files:
        return {name: None}
    found: dict[str, None] = {}
    for read in sorted(selects.reads(files[name])):
        if is_of_names or read not in NAMES_OF_ALL_SOURCES:
            found |= _inputs_of(read, files, is_of_names)
    return found


def problems(database: duckdb.DuckDBPyConnection, folder: str) -> list[str]:
    """What the SELECTs in `folder` find wrong in the tables of `database`, a sentence a row."""
    found = []
    for sql in selects.texts(folder).values():
        found += [row[0] for row in database.sql(sql).fetchall()]
    return found


def stage(data: Path, today: date) -> Database:
    """Read every input and type its rows. Raises ProblemError where an input is missing or a lookup contradicts."""
    held = lookups.load(data / "reference", today)
    database = Database(connection.in_memory(), {})
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
    notices.compile_releases(database.connection, NOTICES)
    # Whoever reads these reads the releases of the other source too, by name.
    database.origins.update(dict.fromkeys(notices.SCHEMAS, database.origins[f"release_{NOTICES[0]}"]))
    database.run("staging")
    contradictions = database.problems("checks/reference")
    if contradictions:
        raise ProblemError(*(f"{data / 'reference'}/{text}" for text in contradictions))
    rejected = database.problems("checks/staging")
    if rejected:
        raise ProblemError(*rejected)
    database.connection.register("matched_name", names.matched(database.connection))
    database.origins["matched_name"] = database.origins["reference_government_names"]
    database.connection.register("council_place", council_places.placed(database.connection))
    database.origins["council_place"] = database.origins["raw_local_authority_register"]
    return database


def _add_dataset(database: Database, data: Path, name: str, releases: list[Release]) -> None:
    paths = [str(raw.raw_path(data, release)) for release in releases]
    try:
        for path in paths:
            parquet.verify(Path(path))
        if paths:
            read = database.connection.read_parquet(paths, union_by_name=True)
            # The bytes that name a column, and say of what type it is, have no checksum.
            kinds = dict(zip(read.columns, map(str, read.types), strict=True))
            strange = [
                column for column in DATASETS[name].schema.names if kinds.get(column) not in ("VARCHAR", "BIGINT")
            ]
            if strange:
                raise ProblemError(f"They have no text in column {strange[0]}.")
            read.create_view(f"raw_{name}")
        else:
            database.connection.register(f"raw_{name}", DATASETS[name].schema.empty_table())
    except (ProblemError, duckdb.Error) as error:
        raise ProblemError(
            f"The raw files of {name} cannot be read: {error} Move the file away and add the publisher's file again."
        ) from error
    rows = [
        (r.release_id, r.source, r.published, r.retrieved, r.file_name, r.address or None, r.sha256, r.rows,
         r.accept_rejected)
        for r in releases
    ]  # fmt: skip
    columns = [dict(zip(RELEASE_SCHEMA.names, row, strict=True)) for row in rows]
    database.connection.register(f"release_{name}", pa.Table.from_pylist(columns, RELEASE_SCHEMA))
    origin = Origin(DATASETS[name].source, tuple(releases))
    database.origins.update({f"raw_{name}": origin, f"release_{name}": origin})
