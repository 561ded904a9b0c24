"""What is new at the publishers, downloaded and added as `add` adds a file.

Beside the raw files a note says which version of each address was added, so
that a server is asked only for what has changed.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from pipelines import raw
from pipelines.dataset import Dataset
from pipelines.fetching.client import Client
from pipelines.fetching.download import download
from pipelines.fetching.offers import Offer
from pipelines.fetching.part import Version
from pipelines.problem import ProblemError
from pipelines.provenance import Release

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of an offer: the release that it is, and whether that is new."""

    offer: Offer
    release: Release
    is_new: bool


@dataclass(frozen=True)
class _Note:
    """Which version of an address was added, and as which file."""

    sha256: str
    version: Version
    updated: str


def offered(dataset: Dataset, client: Client) -> Iterator[Offer | ProblemError]:
    """What is on offer at each of the dataset's places, or why that cannot be found out."""
    for place in dataset.places:
        try:
            yield from place.offers(client)
        except ProblemError as error:
            yield error


def held(dataset: Dataset, offer: Offer, data: Path) -> Release | None:
    """The newest release that was added from the offer's address."""
    releases = [release for release in raw.releases(dataset, data) if release.address == offer.address]
    return releases[-1] if releases else None


def fetch(dataset: Dataset, data: Path, client: Client, today: date) -> Iterator[Outcome | ProblemError]:
    """Add every file on offer that is not held. A problem with one does not stop the others."""
    for offer in offered(dataset, client):
        if isinstance(offer, ProblemError):
            yield offer
            continue
        try:
            yield _fetch(dataset, offer, data, client, today)
        except ProblemError as error:
            yield error


def _fetch(dataset: Dataset, offer: Offer, data: Path, client: Client, today: date) -> Outcome:
    note_path = data / "raw" / dataset.source.name / ".fetched.json"
    notes = _read_notes(note_path)
    note = notes.get(offer.address)
    releases = {release.sha256: release for release in raw.releases(dataset, data)}
    known = releases.get(note.sha256) if note else None
    if note and known and offer.updated and offer.updated == note.updated:
        return Outcome(offer, known, is_new=False)
    log.info("%s: %s", dataset.source.name, offer.address)
    # A folder for each address: two may offer files of the same name, and the parts of one are not the other's.
    folder = note_path.with_name(".downloads") / hashlib.sha256(offer.address.encode()).hexdigest()[:12]
    path = folder / offer.file_name
    version = download(client, offer.address, offer.hosts, path, note.version if note and known else None, offer.size)
    if note and known and version is None:
        _write_notes(note_path, notes | {offer.address: _Note(note.sha256, note.version, offer.updated)})
        return Outcome(offer, known, is_new=False)
    if version is None:
        raise ProblemError(f"{offer.address} answers 304 to a request without a condition. Try again later.")
    # A file that is refused stays, since the sentence that refuses it names it.
    release, is_new = raw.add(dataset, path, _published(offer, version), today, data, address=offer.address)
    path.unlink()
    folder.rmdir()
    _write_notes(note_path, notes | {offer.address: _Note(release.sha256, version, offer.updated)})
    return Outcome(offer, release, is_new)


def _published(offer: Offer, version: Version) -> date | None:
    if offer.published or not offer.dated_by_server:
        return offer.published
    try:
        return parsedate_to_datetime(version.last_modified).date()
    except ValueError:
        return None


def _read_notes(path: Path) -> dict[str, _Note]:
    """The notes, or none where they cannot be read: then everything is asked for again, and nothing added twice."""
    try:
        written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {
            address: _Note(note["sha256"], Version(**note["version"]), note["updated"])
            for address, note in written.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_notes(path: Path, notes: dict[str, _Note]) -> None:
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps({address: asdict(note) for address, note in notes.items()}, indent=1), encoding="utf-8")
    part.replace(path)
