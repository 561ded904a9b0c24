"""A publisher's file becomes all-text Parquet, once, with its provenance.

Nothing is cleaned here: cells are kept as published, except that text which was
certainly encoded twice is decoded once more, and that the columns which a
layout drops are never written anywhere.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipelines import parquet
from pipelines.dataset import Dataset
from pipelines.lock import only_writer
from pipelines.problem import ProblemError
from pipelines.provenance import RELEASE_KEY, Release
from pipelines.reading import containers, rows

log = logging.getLogger(__name__)

# Of an `add` that was killed, below the folder of all releases.
LEFTOVERS = f"*/{parquet.PART.format('*')}"


def add(
    dataset: Dataset, file: Path, published: date | None, retrieved: date, data: Path, accept_rejected: bool = False,
    *, address: str | None = None,
) -> tuple[Release, bool]:  # fmt: skip
    """Keep `file`, which came from `address` (else the source's page), as a release of `dataset` under `data`.

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
        address=address or dataset.source.address,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=0,
        accept_rejected=accept_rejected,
    )
    held = _same_file(dataset, data, release)
    if held and (held.accept_rejected or not accept_rejected):
        return held, False
    if held:
        release = replace(release, published=held.published, retrieved=held.retrieved)
    release, table, notes = rows.first_that_fits(dataset, file, content, release)
    path = raw_path(data, release)
    with only_writer(folder_of(data), LEFTOVERS):
        if path.exists() and not held:
            raise ProblemError(
                f"{release.release_id} is held already, from another file. A release is never overwritten: "
                f"give the date on which this file was published, or move {path} away first if it was wrong."
            )
        path.parent.mkdir(exist_ok=True)
        parquet.write(table, path, {RELEASE_KEY: release.to_json()})
    for note in notes:
        log.info(note)
    return release, True


def folder_of(data: Path) -> Path:
    """Where releases are kept."""
    return data / "raw"


def raw_path(data: Path, release: Release) -> Path:
    """Where the rows of a release are kept."""
    return folder_of(data) / release.source / f"{release.release_id}.parquet"


def releases(dataset: Dataset, data: Path) -> list[Release]:
    """The releases held of a dataset, oldest vintage first."""
    paths = sorted((folder_of(data) / dataset.source.name).glob("[!.]*.parquet"))
    return sorted((_release(path) for path in paths), key=lambda release: release.vintage)


def _same_file(dataset: Dataset, data: Path, release: Release) -> Release | None:
    return next((held for held in releases(dataset, data) if held.sha256 == release.sha256), None)


def _release(path: Path) -> Release:
    text = parquet.metadata(path).get(RELEASE_KEY)
    try:
        return Release.from_json(text or "")
    except (ValueError, KeyError, TypeError) as error:
        raise ProblemError(
            f"{path} does not say which release it is. Move it away and add the publisher's file again."
        ) from error
