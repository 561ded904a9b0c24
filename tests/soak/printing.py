"""Every page printed on A4 from windows of three widths: all headings, no controls, whole charts"""

from __future__ import annotations

import random
from pathlib import Path

from tests.served import chromium, dashboard
from tests.visits import PAGES, print_page

WIDTHS = (1280, 1920, 390)


def run(folder: Path, dice: random.Random) -> list[dict[str, object]]:
    with dashboard() as address, chromium() as browser:
        wrong = {
            (path, width): found
            for path in PAGES
            if path != "briefing"  # an empty one names the controls that fill it
            for width in WIDTHS
            if (found := print_page(browser, f"{address}/{path}", width, folder))
        }
    assert not wrong, str(wrong)
    return [{"pages": len(PAGES) - 1, "widths": len(WIDTHS), "prints": (len(PAGES) - 1) * len(WIDTHS)}]
