"""What the project says of itself, as inputs of a build: its sources, its dictionary, its methods."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipelines.catalogue import FIELDS, TABLES
from pipelines.provenance import Release, Source
from pipelines.reference import LOOKUPS
from pipelines.selects import HERE
from pipelines.sources import DATASETS
from pipelines.transform import Database, Origin

PROJECT = Source(
    name="project",
    title="Methods and words",
    publisher="This project",
    address="",
    licence="MIT licence",
    licence_address="https://opensource.org/license/mit",
    attribution="Written by the contributors to this project.",
    updated="When a method changes",
    caveats="Describes the snapshot that it stands in.",
    is_kept_here=True,
)

# Where SQL stands, by what it makes. The pages' SQL is read as text only: it is run by the pages.
METHOD_FOLDERS = {
    "figure": HERE.parent / "pages" / "queries",
    "shared definition": HERE.parent / "pages" / "queries" / "macros",
    "reading of a file": HERE / "staging",
    "table": HERE / "tables",
}


def add_inputs(database: Database, today: date) -> Origin:
    """Register ``project_source``, ``project_field``, ``project_column`` and ``project_method``.

    Returns where they come from.
    """
    methods = [(kind, path.stem, _checksum(path)) for kind, folder in METHOD_FOLDERS.items() for path in _sql(folder)]
    origin = Origin(PROJECT, (_release(methods, today),))
    inputs: dict[str, tuple[Sequence[str], Sequence[Sequence[str]]]] = {
        "project_source": (
            ("source", "source_title", "publisher", "address", "licence", "licence_address", "attribution", "updated",
             "next_expected", "caveats"),
            [_described(source) for source in _sources()],
        ),
        "project_field": (
            ("column_name", "column_title", "column_description", "column_type", "unit"),
            [(name, field.title, field.description, field.type, field.unit) for name, field in FIELDS.items()],
        ),
        "project_column": (
            ("table_name", "column_name"),
            [(name, column) for name, table in TABLES.items() for column in table.columns],
        ),
        "project_method": (("method_kind", "method_name", "method_sha256"), methods),
    }  # fmt: skip
    for name, (columns, rows) in inputs.items():
        database.connection.register(name, _text_table(columns, rows))
        database.origins[name] = origin
    return origin


def _sources() -> Iterable[Source]:
    """Every source of a snapshot, each once."""
    known = [dataset.source for dataset in DATASETS.values()] + [lookup.source for lookup in LOOKUPS.values()]
    return {source.name: source for source in [*known, PROJECT]}.values()


def _described(source: Source) -> Sequence[str]:
    told = asdict(source)
    return (source.name, source.title, *(told[column] for column in (
        "publisher", "address", "licence", "licence_address", "attribution", "updated", "next_expected", "caveats"
    )))  # fmt: skip


def _sql(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.sql"))


def _checksum(path: Path) -> str:
    # As text, so that a checkout with other line ends has the same methods.
    return hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest()


def _release(methods: Sequence[Sequence[str]], today: date) -> Release:
    together = "\n".join(checksum for _, _, checksum in methods)
    return Release(
        source=PROJECT.name,
        published=None,
        retrieved=today,
        file_name="pages/queries, pipelines/staging, pipelines/tables",
        address="",
        sha256=hashlib.sha256(together.encode()).hexdigest(),
        rows=len(methods),
    )


def _text_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> pa.Table:
    return pa.table(
        {column: pa.array([row[place] for row in rows], pa.string()) for place, column in enumerate(columns)}
    )
