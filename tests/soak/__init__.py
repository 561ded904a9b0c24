"""What takes longer than the suite may: `make soak`, or `python -m tests.soak kills full_disk`.

A soak is a module here with `run(folder, dice, case)`: it does its worst in an
empty folder, taking its chances from `dice`, and returns rows for its table. It
runs each case `with case("its name"):`. Whatever does not hold there raises, is
written down, and the next case is run. The table and what did not hold go to
results/<module>.md, where the next run replaces them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

Case = Callable[[str], AbstractContextManager[None]]
Row = dict[str, object]


def must_be_empty(found: list[str]) -> None:
    """What was found wrong, said; without pytest an assertion says nothing by itself."""
    assert not found, "; ".join(found)
