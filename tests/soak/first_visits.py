"""A first visit straight to the address of every page, each on a server that has served nothing"""

from __future__ import annotations

import random
from pathlib import Path

from tests.served import chromium
from tests.soak import Case, Row, must_be_empty
from tests.visits import PAGES, visit_cold


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    good = 0
    with chromium() as browser:
        for path in PAGES:
            with case(path or "overview"):
                must_be_empty(visit_cold(browser, path))
                good += 1
    return [{"pages": len(PAGES), "visits without a fault": good}]
