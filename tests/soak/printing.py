"""Every page printed on A4 from windows of three widths: all headings, no controls, whole charts"""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

from tests.served import chromium, dashboard
from tests.soak import Case, Row, must_be_empty
from tests.visits import PAGES, print_page

WIDTHS = (1280, 1920, 390)
PRINTED = [path for path in PAGES if path != "briefing"]  # an empty one names the controls that fill it


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    good = dict.fromkeys(WIDTHS, 0)
    with dashboard() as address, chromium() as browser:
        for path, width in product(PRINTED, WIDTHS):
            with case(f"{path or 'overview'} from {width}"):
                must_be_empty(print_page(browser, f"{address}/{path}", width, folder))
                good[width] += 1
    return [{"width": width, "pages": len(PRINTED), "printed without a fault": good[width]} for width in WIDTHS]
