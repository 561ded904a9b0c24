"""A publisher's file becomes all-text Parquet, once, with its provenance.

Nothing is cleaned here: cells are kept as published, except that text which was
certainly encoded twice is decoded once more, and that the columns which a
layout drops are never written anywhere.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from pipelines import parquet
from pipelines.problem import ProblemError
from pipelines.provenance import RELEASE_KEY, Release, Source
from pipelines.reading import containers, contents, fitting, headers, trial
from pipelines.reading.candidates import Candidate, candidates
from pipelines.reading.layouts import Layout

# Titles and notes may stand above the header.
HEADER_WITHIN = 20

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Dataset:
    """A source that is added as files: what it is, its known layouts, and the columns that are kept of it.

    A snapshot is built from the newest release, or from all where `every_vintage`
    is set because how figures were restated is itself of interest. `staging`
    names the SELECT that types its rows. No snapshot is built without a file of
    a dataset that `is_required`.
    """

    source: Source
    layouts: tuple[Layout, ...]
    columns: tuple[str, ...]
    every_vintage: bool
    staging: str
    is_required: bool = True


def add(
    dataset: Dataset, file: Path, published: date | None, retrieved: date, data: Path, accept_rejected: bool = False
) -> tuple[Release, bool]:
    """Keep `file` as a release of `dataset` under `data`.

    Returns the release, and False where that very file was there already. More
    than 1% of rows that cannot be used are taken only with `accept_rejected`.
    Raises ProblemError, changing nothing, where the file cannot be used.
    """
    content = containers.content_of(file)
    release = Release(
        source=dataset.source.name,
        published=published,
        retrieved=retrieved,
        file_name=file.name,
        address=dataset.source.address,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=0,
        accept_rejected=accept_rejected,
    )
    for held in releases(dataset, data):
        if held.sha256 == release.sha256:
            if held.accept_rejected or not accept_rejected:
                return held, False
            release = replace(release, published=held.published, retrieved=held.retrieved)
            break
    else:
        _refuse_taken(data, release)
    release, rows, notes = _first_that_fits(dataset, file, content, release)
    path = raw_path(data, release)
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write(rows, path, {RELEASE_KEY: release.to_json()})
    for note in notes:
        log.info(note)
    return release, True


def raw_path(data: Path, release: Release) -> Path:
    """Where the rows of a release are kept."""
    return data / "raw" / release.source / f"{release.release_id}.parquet"


def schema(dataset: Dataset) -> pa.Schema:
    """The columns of a release's rows."""
    texts = ("release_id", *dataset.columns, "defect", "row_sha256")
    return pa.schema([("line", pa.int64()), *((name, pa.string()) for name in texts)])


def releases(dataset: Dataset, data: Path) -> list[Release]:
    """The releases held of a dataset, oldest vintage first."""
    paths = sorted((data / "raw" / dataset.source.name).glob("[!.]*.parquet"))
    return sorted((_release(path) for path in paths), key=lambda release: release.vintage)


def _release(path: Path) -> Release:
    text = parquet.metadata(path).get(RELEASE_KEY)
    if text is None:
        raise ProblemError(f"{path} does not say which release it is. Move it away and add the publisher's file again.")
    return Release.from_json(text)


def _refuse_taken(data: Path, release: Release) -> None:
    path = raw_path(data, release)
    if path.exists():
        raise ProblemError(
            f"{release.release_id} is held already, from another file. A release is never overwritten: "
            f"give the date on which this file was published, or move {path} away first if it was wrong."
        )


Read = tuple[Release, pa.Table, list[str]]


def _first_that_fits(dataset: Dataset, file: Path, content: bytes, release: Release) -> Read:
    """The first table of the file that is one of `dataset`: its release, its rows, and notes on them."""
    problems: list[str] = []
    for candidate in candidates(file, content):
        try:
            if isinstance(candidate, ProblemError):
                raise candidate
            return _read(dataset, candidate, release)
        except ProblemError as problem:
            problems += problem.problems
    raise ProblemError(*problems or [f"{file} holds no table. Check that it is the publisher's file."])


def _read(dataset: Dataset, candidate: Candidate, release: Release) -> Read:
    first = list(islice(candidate.records, HEADER_WITHIN))
    lines = [cells for cells, _ in first]
    header, above = _header(dataset, candidate.place, lines)
    rows = fitting.table(chain(first[above:], candidate.records), header, dataset.columns, candidate.place)
    ids = pa.array([release.release_id], pa.string()).take(pa.array([0] * len(rows), pa.int32()))
    rows = rows.append_column("release_id", ids).select(schema(dataset).names)
    database = trial.typed(dataset.source.name, dataset.staging, rows)
    if header.layout.by_position:
        contents.prove(database, lines[above - 1] if above else [], candidate.place)
    notes = trial.refuse_or_tell(database, candidate.place, release.accept_rejected)
    if dataset.staging == "sales":
        notes += contents.unknown_sectors(database)
    read = replace(
        release, rows=len(rows), part=candidate.part, encoding=candidate.encoding, delimiter=candidate.delimiter,
        layout=header.layout.name,
    )  # fmt: skip
    return read, rows, notes


def _header(dataset: Dataset, place: str, lines: list[list[str]]) -> tuple[headers.Header, int]:
    """The header, and how many of the first records are not rows of data."""
    for above, cells in enumerate(lines, start=1):
        header = headers.match(dataset.layouts, cells)
        if header:
            return header, above
    found = contents.header(dataset.layouts, lines)
    if not found:
        raise headers.unknown(dataset.layouts, dataset.source.name, place, lines[0] if lines else [])
    header, above = found
    contents.refuse_contradictions(header, lines[above - 1] if above else [], place)
    return found
