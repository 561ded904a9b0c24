"""A publisher's file becomes all-text Parquet, once, with its provenance.

Nothing is cleaned here: cells are kept as published, except the columns that a
layout drops, which are never written anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipelines import layout, parquet
from pipelines.layout import Layout
from pipelines.problem import ProblemError
from pipelines.provenance import RELEASE_KEY, Release, Source


@dataclass(frozen=True)
class Dataset:
    """A source that is added as files: what it is, its known layouts, and the columns that are kept of it.

    A snapshot is built from the newest release, or from all where `every_vintage`
    is set because how figures were restated is itself of interest. One that is not
    `is_required` has no rows in a build without a release of it. `read` takes the
    place of the layouts where a release is more than one table.
    """

    source: Source
    layouts: tuple[Layout, ...]
    columns: tuple[str, ...]
    every_vintage: bool
    is_required: bool = True
    read: Callable[[Path, bytes], list[dict[str, str | int | None]]] | None = None


def add(dataset: Dataset, file: Path, published: date | None, retrieved: date, data: Path) -> tuple[Release, bool]:
    """Keep `file` as a release of `dataset` under `data`.

    Returns the release, and False where that very file was there already.
    Raises ProblemError, changing nothing, where the file cannot be used.
    """
    content = _read(file)
    rows = dataset.read(file, content) if dataset.read else layout.rows(dataset.layouts, file, content)
    release = Release(
        source=dataset.source.name,
        published=published,
        retrieved=retrieved,
        file_name=file.name,
        address=dataset.source.address,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=len(rows),
    )
    for held in releases(dataset, data):
        if held.sha256 == release.sha256:
            return held, False
    path = raw_path(data, release)
    if path.exists():
        raise ProblemError(
            f"{release.release_id} is held already, from another file. A release is never overwritten: "
            f"give the date on which this file was published, or move {path} away first if it was wrong."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist([{**row, "release_id": release.release_id} for row in rows], schema(dataset))
    parquet.write(table, path, {RELEASE_KEY: release.to_json()})
    return release, True


def schema(dataset: Dataset) -> pa.Schema:
    """The columns of a release's rows."""
    texts = ("release_id", *dataset.columns, "defect", "row_sha256")
    return pa.schema([("line", pa.int64()), *((name, pa.string()) for name in texts)])


def raw_path(data: Path, release: Release) -> Path:
    """Where the rows of a release are kept."""
    return data / "raw" / release.source / f"{release.release_id}.parquet"


def releases(dataset: Dataset, data: Path) -> list[Release]:
    """The releases held of a dataset, oldest vintage first."""
    paths = sorted((data / "raw" / dataset.source.name).glob("[!.]*.parquet"))
    return sorted((_release(path) for path in paths), key=lambda release: release.vintage)


def _release(path: Path) -> Release:
    text = parquet.metadata(path).get(RELEASE_KEY)
    if text is None:
        raise ProblemError(f"{path} does not say which release it is. Move it away and add the publisher's file again.")
    return Release.from_json(text)


def _read(file: Path) -> bytes:
    if file.is_dir():
        raise ProblemError(f"{file} is a folder. Give the publisher's CSV file inside it.")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ProblemError(f"{file} could not be read: {error.strerror}. Check the name and try again.") from error
    if not content.strip():
        raise ProblemError(f"{file} is empty. Download it again.")
    return content
