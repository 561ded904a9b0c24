"""A first visit straight to the address of every page, each on a server that has served nothing"""

from __future__ import annotations

import random
from pathlib import Path

from tests.served import chromium
from tests.visits import PAGES, visit_cold


def run(folder: Path, dice: random.Random) -> list[dict[str, object]]:
    with chromium() as browser:
        wrong = {path: found for path in PAGES if (found := visit_cold(browser, path))}
    assert not wrong, str(wrong)
    return [{"pages": len(PAGES), "visits": len(PAGES)}]
