"""One writer at a time in a folder, and nothing half-made left of one that was killed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines.problem import ProblemError

LOCK_NAME = ".lock"


@contextmanager
def only_writer(folder: Path, leftovers: str) -> Iterator[None]:
    """Hold the lock of `folder`, which the system frees even when the holder is killed.

    What matches the pattern `leftovers` there is removed first: nobody is at work on it any more.
    Raises ProblemError where another process holds the lock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK_NAME)
    try:
        held = lock.acquire(blocking=False)
    except Timeout as error:
        raise ProblemError(
            f"Another process is writing in {folder}. Wait until it has ended, then do this again."
        ) from error
    with held:
        for stale in folder.glob(leftovers):
            if stale.is_dir():
                shutil.rmtree(stale)
            else:
                stale.unlink()
        yield
