"""Every pair of choices of two filters that is offered, in every figure that takes both

A choice that would leave nothing is not offered: no figure with a chart is left without rows, and none says that there
is nothing, whichever two of the years, lots, sizes and places a reader picks.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from pages.shared.store import Store, newest_snapshot
from tests.choices import ROOT, left_nothing, pairs, taking
from tests.soak import Case, Row, must_be_empty


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    store = Store(newest_snapshot(ROOT / "data"))
    walked, asked = Counter[str](), Counter[str]()
    for pair in pairs(store):
        both = " and ".join(sorted(pair))
        walked[both] += 1
        for query in taking(pair):
            with case(f"{query.name} for {' and '.join(pair.values())}"):
                must_be_empty(left_nothing(store, query, pair))
                asked[both] += 1
    return [{"filters": names, "pairs": walked[names], "figures that say something": asked[names]} for names in walked]
