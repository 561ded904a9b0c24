"""Every published snapshot: whole, read-only, and of this code's time."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pipelines import check, snapshots
from pipelines.doctor import Finding

WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def snapshot_findings(data: Path) -> Iterator[Finding]:
    """The newest snapshot in full; of older ones, which older code may have built, that they are as published."""
    published = snapshots.published(data)
    if not published:
        folder = snapshots.folder_of(data)
        yield Finding(False, f"There is no snapshot in {folder}. Make one: python -m pipelines build")
    for snapshot in published:
        problems = check.problems(snapshot) if snapshot == published[-1] else check.damage(snapshot)
        problems += list(_writable(snapshot))
        yield from (Finding(False, problem) for problem in problems)
        if not problems:
            yield Finding(True, f"Snapshot {snapshot.name}")


def _writable(snapshot: Path) -> Iterator[str]:
    try:
        writable = sorted(path.name for path in snapshot.iterdir() if path.stat().st_mode & WRITE)
    except OSError:
        # That a folder or a file cannot be read is said by the check.
        return
    # A checkout cannot keep the mode of a file, but git tells when its content is another.
    if writable and not _is_tracked(snapshot):
        yield f"{snapshot / writable[0]} can be written. Make the snapshot read-only: chmod -R a-w {snapshot}"


def _is_tracked(snapshot: Path) -> bool:
    try:
        listed = subprocess.run(["git", "ls-files", "."], cwd=snapshot, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return False
    return bool(listed.stdout.strip())
