"""The folder of published snapshots."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.problem import ProblemError

NAME_FORMAT = "%Y-%m-%dT%H%MZ"
# A build's folder before it is published; readers ignore it.
BUILDING = ".building-{}"
NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{4}Z")


def folder_of(data: Path) -> Path:
    """Where snapshots are published."""
    return data / "snapshots"


def published(data: Path) -> list[Path]:
    """The published snapshots, oldest first; a folder under any other name is none."""
    return sorted(path for path in folder_of(data).glob("*") if NAME.fullmatch(path.name))


def newest(data: Path) -> Path:
    """The newest published snapshot. Raises ProblemError where there is none."""
    found = published(data)
    if not found:
        raise ProblemError(f"There is no snapshot in {folder_of(data)}. Make one: python -m pipelines build")
    return found[-1]
