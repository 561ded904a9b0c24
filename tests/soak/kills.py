"""Commands killed at random moments

A build or an add is started as a process of its own and killed; afterwards the last snapshot stands, any newer one is
sound, the next build works, and nothing half-made is left.
"""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

from tests.interruptions import NAME, contents, folder_with_snapshot, kill_after, leftovers, must_have_survived, start
from tests.soak import Case, Row

KILLS = {"build": 60, "add": 40}


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    original = folder_with_snapshot(folder / "original")
    before = contents(original / "snapshots" / NAME)
    rows: list[Row] = []
    for name, count in KILLS.items():
        took = _duration(original, folder / "timed", name)
        started = running = half_made = survived = 0
        while running < count and started < 3 * count:  # what had ended before its time came does not count
            data = Path(shutil.copytree(original, folder / f"{name}-{started}"))
            # The first third is Python loading its packages.
            seconds = dice.uniform(took / 3, took * 1.05)
            with case(f"{name} killed after {seconds:.2f} seconds"):
                started += 1
                running += kill_after(data, name, seconds)
                half_made += bool(leftovers(data))
                must_have_survived(data, before)
                survived += 1
            shutil.rmtree(data)
        rows.append({"command": name, "takes": f"{took:.1f} s", "started": started, "killed while running": running,
                     "of those with something half-made": half_made, "survived": survived})  # fmt: skip
    return rows


def _duration(original: Path, data: Path, name: str) -> float:
    shutil.copytree(original, data)
    started = time.monotonic()
    process = start(data, name)
    process.communicate()
    assert process.returncode == 0
    shutil.rmtree(data)
    return time.monotonic() - started
