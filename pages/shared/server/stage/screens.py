"""What each screen of the stage shows: finding, words, chart or first rows, source with dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pages.shared import extracts, wording
from pages.shared.briefing.model import Briefing
from pages.shared.briefing.opened import Opened, opened
from pages.shared.queries import Query
from pages.shared.store import Store
from pages.shared.takeaway import first_rows, picture
from pages.shared.takeaway.described import Described
from pipelines.provenance import Release, Source

ROWS, ACROSS = 12, 4  # of a table; the screen drops those for which there is no room
Screen = dict[str, Any]


def of(briefing: Briefing, store: Store, base: str) -> list[Screen]:
    """The screens of a briefing in order; one that cannot be had says why."""
    today = datetime.now(UTC).date()
    return [_screen(opened(entry, store, base, today), store) for entry in briefing.entries]


def has_something(screen: Screen) -> bool:
    """Whether a screen has more to show than that there is nothing under these filters."""
    table = screen.get("table")
    return bool(screen["problem"] or screen.get("chart") or screen.get("numbers") or (table and table["rows"]))


def _screen(shown: Opened, store: Store) -> Screen:
    words = {
        "heading": shown.heading,
        "finding": shown.finding,
        "comment": shown.entry.comment,
        "problem": shown.problem,
        "source": source(shown.query, store),
    }
    if shown.figure is None:
        return words
    numbers = _numbers(shown)
    parts = picture.parts(shown.figure)
    has_table = not numbers and not parts["chart"]
    return words | {
        "measure": _measure(shown.figure, bool(numbers)),
        "chart": parts["chart"],
        "alt": parts["alt"],
        "numbers": numbers,
        "table": asdict(first_rows.of(shown.figure.rows, ROWS, ACROSS)) if has_table else None,
    }


def _measure(figure: Described, is_numbers: bool) -> str:
    """What is measured, and what the reader chose."""
    chosen = figure.filters if figure.filters.startswith("Filters") else ""
    return " · ".join(words for words in ("" if is_numbers else figure.words.measure, chosen) if words)


def _numbers(shown: Opened) -> list[dict[str, str]]:
    """Headline numbers, where the query gives those and no finding."""
    path = f"pages.shared.figures.{shown.query.name}"
    module: Any = import_module(path) if find_spec(path) else None
    if shown.figure is None or hasattr(module, "finding") or not hasattr(module, "numbers"):
        return []
    return [asdict(number) for number in module.numbers(shown.figure.rows, shown.choice)]


def source(query: Query, store: Store) -> str:
    """Who published what a figure rests on, and when, as short as a screen wants it."""
    releases = extracts.releases_of(query, store)
    sources = extracts.sources_of(query, store)
    by_date: dict[str, list[str]] = {}
    for found in [one for one in sources if not one.is_kept_here] or sources:
        by_date.setdefault(dated(found, releases), []).append(found.publisher)
    told = [f"{wording.listed(list(dict.fromkeys(names)))}, {days}" for days, names in by_date.items()]
    return f"Source: {'; '.join(told)}. " if told else ""


def dated(source: Source, releases: Iterable[Release]) -> str:
    """When a source was published, or since when it is held."""
    own = [release for release in releases if release.source == source.name]
    published = sorted({release.published for release in own if release.published})
    if published:
        return wording.listed([wording.day(day) for day in published])
    return f"held since {wording.day(min(release.retrieved for release in own))}" if own else "undated"
