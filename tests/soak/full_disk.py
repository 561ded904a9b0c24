"""Commands on a disk that is full

First at every single write in turn, made to fail as on a full disk; then on real small disks (tmpfs, where the machine
lets root mount one). A command that finds no room says so and changes nothing, and works when there is room.
"""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pipelines import check
from pipelines.__main__ import main
from pipelines.snapshots import published
from tests.interruptions import NAME, arguments, contents, disk_full_at, folder_with_snapshot, leftovers, start
from tests.soak import Case, Row

# A build of the small folder needs 144 kB, an add 124.
ROOM_KB, PLENTY_KB = range(0, 192, 32), 64_000


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    original = folder_with_snapshot(folder / "original")
    rows = [_every_write(original, folder, name, case) for name in ("add", "build")]
    return rows + [_small_disks(original, folder / "disk", name, case) for name in ("add", "build")]


def _every_write(original: Path, folder: Path, name: str, case: Case) -> Row:
    data = Path(shutil.copytree(original, folder / f"writes-{name}"))
    before, call, refused = contents(data), 0, 0
    while True:
        call += 1
        told = io.StringIO()
        with disk_full_at(call) as calls, contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
            status = main(arguments(data, name))
        if len(calls) < call:
            break
        with case(f"{name}, write {call}"):
            if "Published" in told.getvalue():
                # After the rename: the snapshot is there, and the person is told that the disk did not confirm it.
                _sound(data)
                shutil.rmtree(published(data)[-1])
            assert status == 1 and "No space left" in told.getvalue(), told.getvalue()
            assert contents(data) == before, "something changed"
            assert not leftovers(data), leftovers(data)
            refused += 1
    with case(f"{name} when nothing fails"):
        assert status == 0
    return _row(name, "each write in turn", call - 1, refused, int(status == 0))


def _small_disks(original: Path, disk: Path, name: str, case: Case) -> Row:
    refused = done = 0
    for room in ROOM_KB:
        try:
            with _mounted(disk), case(f"{name}, {room} kB free"):
                data = Path(shutil.copytree(original, disk / "data"))
                before = contents(data)
                _resize(disk, shutil.disk_usage(disk).used // 1024 + room)
                status, told = _run(data, name)
                assert "Traceback" not in told, told
                if status:
                    refused += 1
                    assert "No space left" in told, told
                    assert contents(data) == before, "something changed"
                    assert not leftovers(data), leftovers(data)
                    _resize(disk, PLENTY_KB)
                    status, told = _run(data, name)
                else:
                    done += 1
                assert status == 0, told
                _sound(data)
        except PermissionError:
            return _row(name, "tmpfs: this machine lets nobody mount one, so this was not tried", 0, 0, 0)
    return _row(name, f"tmpfs with {ROOM_KB[0]} to {ROOM_KB[-1]} kB of room", len(ROOM_KB), refused, done)


def _run(data: Path, name: str) -> tuple[int, str]:
    process = start(data, name)
    told = process.communicate()[1]
    return process.returncode, told


def _row(name: str, disk: str, tried: int, refused: int, done: int) -> Row:
    return {"command": name, "disk": disk, "tried": tried, "refused, nothing changed": refused, "done": done}


def _sound(data: Path) -> None:
    assert check.problems(data / "snapshots" / NAME) == []
    assert check.problems(published(data)[-1]) == []


@contextlib.contextmanager
def _mounted(disk: Path) -> Iterator[None]:
    disk.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={PLENTY_KB}k", "tmpfs", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        raise PermissionError
    try:
        yield
    finally:
        subprocess.run(["umount", disk], check=True)


def _resize(disk: Path, kilobytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", disk], check=True)
