"""The data folder: lookups, publishers' files, snapshots, what was left behind, and the room for more."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines import check, parquet, raw, snapshots
from pipelines.doctor import Finding
from pipelines.doctor.snapshot_folder import snapshot_findings
from pipelines.lock import LOCK_NAME
from pipelines.problem import ProblemError
from pipelines.reference import LOOKUPS
from pipelines.sources import DATASETS

# A build writes a new snapshot beside the old ones, and an added file is written once more as Parquet.
TIMES_OF_DATA, LEAST_FREE = 3, 200_000_000


def findings(data: Path, today: date) -> Iterator[Finding]:
    """All that is looked at in `data`; where there is no such folder, that alone."""
    if not data.is_dir():
        said = f"DATA_DIR names {data}, which" if os.environ.get("DATA_DIR") == str(data) else str(data)
        mend = "Correct DATA_DIR or --data, or make the folder and copy the project's data/reference into it."
        yield Finding(False, f"{said} is not a folder. {mend}")
        return
    yield Finding(True, f"Data folder {data.resolve()}")
    yield from _lookups(data, today)
    yield from _releases(data)
    yield from _foreign(data)
    for folder in (raw.folder_of(data), snapshots.folder_of(data)):
        yield from _unfinished(folder)
    yield from snapshot_findings(data)
    yield _room(data)


def _lookups(data: Path, today: date) -> Iterator[Finding]:
    problems = check.input_problems(data, today)
    yield from (Finding(False, problem) for problem in problems)
    if not problems:
        yield Finding(True, f"{len(LOOKUPS)} lookups in {data / 'reference'}")


def _releases(data: Path) -> Iterator[Finding]:
    for name, dataset in DATASETS.items():
        try:
            held = raw.releases(dataset, data)
        except ProblemError as error:
            yield from (Finding(False, problem) for problem in error.problems)
            continue
        # The dashboard does without: it reads snapshots, and a checkout comes with one.
        yield Finding(True, f"Publications of {name}: {len(held) or 'none added yet'}")


def _foreign(data: Path) -> Iterator[Finding]:
    """Files that no command has put there. Hidden ones are the system's or unfinished, and looked at elsewhere."""
    reference = data / "reference"
    known = {reference, raw.folder_of(data), snapshots.folder_of(data)}
    known |= {reference / f"{name}.csv" for name in LOOKUPS}
    known |= {raw.folder_of(data) / name for name in DATASETS}
    known |= {path for name in DATASETS for path in (raw.folder_of(data) / name).glob(f"{name}-*.parquet")}
    known |= set(snapshots.published(data))
    for folder in (data, reference, raw.folder_of(data), *(raw.folder_of(data) / name for name in DATASETS)):
        yield from _strangers(folder, known)
    yield from _strangers(snapshots.folder_of(data), known)


def _strangers(folder: Path, known: set[Path]) -> Iterator[Finding]:
    for path in sorted(folder.glob("[!.]*")):
        if path not in known:
            yield Finding(False, f"{path} is nothing that this code knows. Move it elsewhere, or get the newest code.")


def _unfinished(folder: Path) -> Iterator[Finding]:
    """What a killed command left behind: that of a running one is nobody's problem."""
    try:
        # Opening the lock would make it, so a folder without one is left as it is.
        if (folder / LOCK_NAME).exists():
            FileLock(folder / LOCK_NAME).acquire(blocking=False).lock.release()
    except Timeout:
        yield Finding(
            False,
            f"A command is at work in {folder}. Wait until it has ended; where none is running, restart the machine "
            f"that holds {folder / LOCK_NAME}.",
        )
        return
    yield Finding(True, f"Nobody is at work in {folder}")
    left = [*folder.glob(snapshots.BUILDING.format("*")), *folder.glob(f"*/{parquet.PART.format('*')}")]
    for path in sorted(left):
        yield Finding(False, f"{path} was left by a command that was killed. The next one removes it: "
                             "python -m pipelines build")  # fmt: skip


def _room(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    newest = snapshots.published(data)[-1:]
    held = [path for folder in (raw.folder_of(data), *newest) for path in folder.rglob("*") if path.is_file()]
    wanted = max(LEAST_FREE, TIMES_OF_DATA * sum(path.stat().st_size for path in held))
    if free < wanted:
        return Finding(
            False, f"{free / 1e6:,.0f} MB are free where {data} is, and a build may need {wanted / 1e6:,.0f} MB. "
                   "Free some, or move the folder and say where with DATA_DIR."
        )  # fmt: skip
    return Finding(True, f"{free / 1e6:,.0f} MB are free, of which a build may need {wanted / 1e6:,.0f} MB")
