"""Several commands at once on one folder

Of builds that are started together, at least one publishes and the others say why they do not; of adds of different
files as one publication, exactly one is kept.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.interruptions import NAME, contents, folder_with_snapshot, must_have_survived, start
from tests.pipeline_files import july_csv
from tests.soak import Case, Row

ROUNDS, AT_ONCE = 5, 3


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    original = folder_with_snapshot(folder / "original")
    before = contents(original / "snapshots" / NAME)
    rows: list[Row] = []
    for name in ("build", "add"):
        done = refused = 0
        for number in range(ROUNDS):
            data = Path(shutil.copytree(original, folder / f"{name}-{number}"))
            files = [f"{runner}.csv" for runner in range(AT_ONCE)]
            for file in files:
                july_csv(data / file, [{"CustomerName": file}] * dice.randint(1000, 3000))
            processes = [start(data, name, file) for file in files]
            told = [process.communicate()[1] for process in processes]
            statuses = [process.returncode for process in processes]
            with case(f"{name}, round {number + 1}"):
                assert set(statuses) <= {0, 1} and 0 in statuses, told
                assert all(text.count("Traceback") == 0 for text in told), told
                assert name == "build" or statuses.count(0) == 1, told
                done, refused = done + statuses.count(0), refused + statuses.count(1)
                must_have_survived(data, before)
            shutil.rmtree(data)
        rows.append(
            {"command": name, "rounds": ROUNDS, "at once": AT_ONCE, "done": done, "refused with a reason": refused}
        )
    return rows
