"""Every page, wide and narrow, light and dark, with its tables, methods and a save menu opened

Each page is looked at from top to foot by axe (WCAG 2.2 AA), for sideways scrolling, errors in the console and requests
elsewhere, in four combinations of window and theme; in two of them everything is opened and looked at again.
"""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

from tests.served import chromium, dashboard
from tests.soak import Case, Row, must_be_empty
from tests.visits import NARROW, PAGES, WIDE, Reader

OPENED = [(WIDE, "light"), (NARROW, "dark")]


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    rows: list[Row] = []
    with dashboard() as address, chromium() as browser:
        for size, theme in product((WIDE, NARROW), ("light", "dark")):
            reader = Reader(browser, address, size, theme)
            reader.arrive("")
            opened = 0
            for path in dice.sample(list(PAGES), len(PAGES)):
                with case(f"{path or 'overview'}, {size[0]} {theme}"):
                    reader.go(path)
                    found = reader.look(path)
                    if (size, theme) in OPENED:
                        found += reader.open_everything()
                        opened += 1
                    must_be_empty(found)
            reader.page.close()
            rows.append({"width": size[0], "theme": theme, "pages": len(PAGES), "of these opened": opened})
    return rows
