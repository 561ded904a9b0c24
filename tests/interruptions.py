"""Commands that are killed, run out of disk, or meet each other; and what must hold afterwards."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow.parquet as pq

from pipelines import check
from pipelines.build import build
from pipelines.snapshots import published
from tests.pipeline_files import ROOT, july_csv, tiny_data

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
# What the pipelines write with. Files and folders made are of no size, so that these are all that can find a disk full.
WRITES = ((pq.ParquetWriter, "write"), (Path, "write_bytes"), (os, "fsync"), (Path, "replace"), (Path, "rename"))
NAME = "2026-01-02T0304Z"


def folder_with_snapshot(data: Path) -> Path:
    """A data folder with one snapshot, and more.csv to add: large enough to be caught while it is read."""
    tiny_data(data)
    build(data, NOW)
    july_csv(data / "more.csv", [{"CustomerName": f"Buyer {number * 7919 % 3001}"} for number in range(3000)])
    return data


def arguments(data: Path, name: str, file: str = "more.csv") -> list[str]:
    """What to give `python -m pipelines` for a `build`, or for an `add` of a file in the data folder."""
    added = ["g_cloud_sales", str(data / file), "--published", "2014-08-01"] if name == "add" else []
    return ["--data", str(data), name, *added]


def start(data: Path, name: str, file: str = "more.csv") -> subprocess.Popen[str]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines", *arguments(data, name, file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after(data: Path, name: str, seconds: float) -> bool:
    """Start a command and kill it after so long; whether it was still running then."""
    process = start(data, name)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    return process.returncode != 0


def contents(folder: Path) -> dict[str, str]:
    """The checksum of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def must_have_survived(data: Path, before: dict[str, str]) -> None:
    """The last snapshot stands as `before`, a newer one is sound, the next build works, nothing half-made stays."""
    assert contents(data / "snapshots" / NAME) == before
    for snapshot in published(data):
        assert check.problems(snapshot) == []
    again = build(data, NOW + timedelta(minutes=1))
    assert check.problems(again) == []
    assert leftovers(data) == []


def leftovers(data: Path) -> list[Path]:
    """What is half-made in a data folder."""
    return [*data.glob("snapshots/.building-*"), *data.glob("raw/**/.*.part")]


@contextmanager
def disk_full_at(call: int) -> Iterator[list[str]]:
    """Whatever writes fails at its `call`th time (from 1) as on a full disk, having written half; lists all calls."""
    calls: list[str] = []

    def failing(real: Any, name: str) -> Any:
        def write(*arguments: Any, **options: Any) -> Any:
            calls.append(name)
            if len(calls) != call:
                return real(*arguments, **options)
            target = next((argument for argument in arguments if isinstance(argument, Path)), None)
            if target is not None and name != "rename":
                target.open("wb").write(b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return write

    with ExitStack() as patched:
        for owner, name in WRITES:
            patched.enter_context(mock.patch.object(owner, name, failing(getattr(owner, name), name)))
        yield calls
