"""Published snapshots on disk: which there are, when each was built, and whether its files are those published."""

from __future__ import annotations

import hashlib
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

SNAPSHOT_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{4}Z")
DESCRIPTION = "datapackage.json"
PARAMETER = "snapshot"  # in addresses


class SnapshotError(Exception):
    """A snapshot that cannot be used, or not for this; the message is for the reader of a page."""


class NotHeldError(SnapshotError):
    """Nothing is damaged: the snapshot, or what a figure needs of it, is not there."""


def data_dir() -> Path:
    """Where snapshots live: `DATA_DIR`, or `data` beside the dashboard."""
    return Path(os.environ.get("DATA_DIR") or Path(__file__).parents[2] / "data")


def published(data: Path) -> list[str]:
    """The names of the published snapshots, newest first. Raises SnapshotError where there is none."""
    folder = data / "snapshots"
    names = [path.name for path in folder.glob("*") if path.is_dir() and built(path.name)]
    if not names:
        raise SnapshotError(
            f"There is no snapshot in {folder}. Build one with: python -m pipelines --data {data} build"
        )
    return sorted(names, reverse=True)


def newest_snapshot(data: Path) -> Path:
    """The folder of the newest published snapshot. Raises SnapshotError where there is none."""
    return data / "snapshots" / published(data)[0]


def named_snapshot(data: Path, name: str) -> Path:
    """The folder of the snapshot `name`. Raises NotHeldError with a sentence where it is not held."""
    when = built(name)
    if when is None:
        raise NotHeldError(f"“{name}” is no name of a snapshot: a name reads like 2026-01-31T0915Z.")
    if name not in published(data):
        raise NotHeldError(f"Snapshot {name} is not held here: it was removed, or never published here.")
    return data / "snapshots" / name


def built(name: str) -> datetime | None:
    """The minute when a snapshot was built, which is its name; None for a name that is no such minute."""
    try:
        return datetime.strptime(name, "%Y-%m-%dT%H%MZ").replace(tzinfo=UTC) if SNAPSHOT_NAME.fullmatch(name) else None
    except ValueError:
        return None


def stamp(snapshot: Path) -> str:
    """Stands for the folder and for name, size and time of each file: another when one is damaged, or mended.

    One short word, because Streamlit works through every part of a cache's key anew at each look.
    """
    try:
        with os.scandir(snapshot) as files:
            seen = sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files)
    except OSError:
        seen = []
    return hashlib.blake2b(repr((str(snapshot), seen)).encode(), digest_size=16).hexdigest()


def checksums(snapshot: Path) -> dict[str, str]:
    """The SHA-256 of each file as the snapshot's data package records it.

    Raises SnapshotError where the data package is missing or is not whole.
    """
    try:
        described = json.loads((snapshot / DESCRIPTION).read_text(encoding="utf-8"))
        return {item["path"]: item["hash"].removeprefix("sha256:") for item in described["resources"]}
    except FileNotFoundError:
        reason = "is missing"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        reason = "is damaged"
    raise SnapshotError(
        f"Snapshot {snapshot.name}: {DESCRIPTION} {reason}, so its files cannot be checked against what was published."
    )


def checksum(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
