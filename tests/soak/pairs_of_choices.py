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


def run(folder: Path, dice: random.Random) -> list[dict[str, object]]:
    store = Store(newest_snapshot(ROOT / "data"))
    walked, asked, wrong = Counter[str](), Counter[str](), []
    for pair in pairs(store):
        filters = " and ".join(sorted(pair))
        walked[filters] += 1
        for query in taking(pair):
            asked[filters] += 1
            wrong += filter(None, [left_nothing(store, query, pair)])
    assert not wrong, "; ".join(wrong)
    return [{"filters": names, "pairs": walked[names], "figures asked": asked[names]} for names in walked]
