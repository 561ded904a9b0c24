"""Killed, out of disk, or two at once: the last snapshot stands, the next build works, nothing half-made stays.

`make soak` does the same many more times.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from pipelines.__main__ import main
from pipelines.lock import only_writer
from tests.interruptions import (
    NAME,
    arguments,
    contents,
    disk_full_at,
    folder_with_snapshot,
    kill_after,
    leftovers,
    must_have_survived,
    start,
)  # fmt: skip

CAPTURE = pytest.CaptureFixture[str]
DICE = random.Random(2018)
# An add of a small folder takes between one and three seconds, loading included; builds: test_pipelines_build.py.
MOMENT = round(DICE.uniform(0.5, 2.5), 2)
# An `add` writes once, makes it safe, and puts it in place; a build that for every table, then the description.
FULL_AT = {"add": [1, 2, 3], "build": [1, *sorted(DICE.sample(range(2, 38), 2))]}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with_snapshot(tmp_path_factory.mktemp("original") / "data")


@pytest.fixture
def data(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "data"))


def test_an_add_that_is_killed_at_a_random_moment(data: Path) -> None:
    before = contents(data / "snapshots" / NAME)
    kill_after(data, "add", MOMENT)
    must_have_survived(data, before)


@pytest.mark.parametrize(("name", "call"), [(name, call) for name, calls in FULL_AT.items() for call in calls])
def test_the_disk_is_full_at_a_write(data: Path, capsys: CAPTURE, name: str, call: int) -> None:
    before = contents(data)
    with disk_full_at(call) as calls:
        assert main(arguments(data, name)) == 1
    assert len(calls) >= call
    told = capsys.readouterr().err
    assert "No space left on device" in told
    assert "as it was" in told or "Nothing was changed" in told
    assert contents(data) == before
    assert leftovers(data) == []
    assert main(arguments(data, name)) == 0


def test_two_builds_at_once(data: Path) -> None:
    before = contents(data / "snapshots" / NAME)
    processes = [start(data, "build") for _ in range(2)]
    told = [process.communicate()[1] for process in processes]
    statuses = [process.returncode for process in processes]
    assert 0 in statuses and set(statuses) <= {0, 1}
    for status, text in zip(statuses, told, strict=True):
        assert status == 0 or "Another process is writing" in text or "There is a snapshot" in text, text
    must_have_survived(data, before)


def test_an_add_during_an_add_waits_for_nobody_and_changes_nothing(data: Path, capsys: CAPTURE) -> None:
    before = contents(data)
    with only_writer(data / "raw", "*/.*.part"):
        assert main(arguments(data, "add")) == 1
    assert f"Another process is writing in {data / 'raw'}" in capsys.readouterr().err
    assert contents(data) == before
