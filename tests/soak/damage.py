"""Files of a snapshot damaged at random

One byte of a file is another, or the file is cut short, or a piece of it is overwritten; the check names that file, in
sentences.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from pipelines import check
from tests.damage import copy_of, sound_snapshot
from tests.soak import Case, Row

TIMES = 400
KINDS = ("a byte is another", "cut short", "a piece overwritten")


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    (folder / "copy").mkdir()
    snapshot = copy_of(sound_snapshot(folder / "data"), folder / "copy")
    assert check.problems(snapshot) == []
    done, found = Counter[str](), Counter[str]()
    for _ in range(TIMES):
        kind, path = dice.choice(KINDS), dice.choice(sorted(snapshot.iterdir()))
        whole = path.read_bytes()
        path.write_bytes(_damaged(kind, whole, dice))
        done[kind] += 1
        with case(f"{path.name}, {kind}"):
            problems = check.problems(snapshot)
            assert any(path.name in problem for problem in problems), problems
            found[kind] += 1
        path.write_bytes(whole)
    return [{"damage": kind, "done": done[kind], "found": found[kind]} for kind in KINDS]


def _damaged(kind: str, whole: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(whole))
    if kind == "cut short":
        return whole[:at]
    if kind == "a byte is another":
        return whole[:at] + bytes([whole[at] ^ dice.randint(1, 255)]) + whole[at + 1 :]
    piece = dice.randbytes(min(64, len(whole) - at))
    piece = piece if piece != whole[at : at + len(piece)] else bytes(byte ^ 1 for byte in piece)
    return whole[:at] + piece + whole[at + len(piece) :]
