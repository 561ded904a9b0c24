"""A briefing of many charts made into slides, and into the ZIP of pictures and data that a browser draws."""

from __future__ import annotations

import time
from datetime import date
from importlib import import_module
from pathlib import Path

from pages.shared import figures
from pages.shared.briefing import address, deck
from pages.shared.briefing.model import Briefing, Entry
from pages.shared.store import Store
from tests.benchmarks.results import Deck
from tests.served import chromium, dashboard

TITLE, COMMENT = "A title of the reader's own, over one line of a slide", "What is said about it on Thursday, in a line"


def as_slides(snapshot: Path, number: int) -> Deck:
    """The deck of a briefing in a process that has made none: opening the snapshot and asking its queries included."""
    content = deck.make(_briefing(number), Store(snapshot), "", date.today(), None, lambda done, of: None)
    return Deck(number, len(content))


def as_pictures(data: Path, number: int) -> list[float]:
    """Seconds from asking to the saved ZIP, twice: on a server that has made none, and again."""
    asked, taken = address.write(_briefing(number)), []
    with dashboard(DATA_DIR=str(data)) as server, chromium() as browser:
        for _ in range(2):
            page = browser.new_page()
            begun = time.perf_counter()
            with page.expect_download(timeout=300_000):
                page.goto(f"{server}/briefings/files?{asked}")
            taken.append(time.perf_counter() - begun)
            page.close()
    return taken


def _briefing(number: int) -> Briefing:
    """Figures that are charts, which take longest, under titles and comments of the reader's own."""
    drawn = [name for name in figures.names() if hasattr(import_module(f"pages.shared.figures.{name}"), "chart")]
    return Briefing("Measured", "", tuple(Entry(name, (), TITLE, COMMENT) for name in drawn[:number]))
