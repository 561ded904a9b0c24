"""The last slides of a deck: every source with its licence, and how each figure is worked out."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared import extracts, wording
from pages.shared.briefing import lettering
from pages.shared.briefing.opened import Opened
from pages.shared.briefing.template import Box
from pages.shared.store import Store
from pages.shared.takeaway.described import DISCLAIMER

SIZE = 11
TITLE = "Sources and methods"


def of(figures: Sequence[Opened], store: Store, room: Box) -> list[tuple[str, list[str]]]:
    """Title and paragraphs of as many slides as they take."""
    pages: list[list[str]] = [[]]
    left = room[3]
    for text in [*_sources(figures), *_methods(figures), _taken(store)]:
        taken = lettering.height(text, SIZE, room[2])
        if taken > left and pages[-1]:
            pages.append([])
            left = room[3]
        pages[-1].append(text)
        left -= taken
    titles = [f"{TITLE} ({at} of {len(pages)})" for at in range(1, len(pages) + 1)] if len(pages) > 1 else [TITLE]
    return list(zip(titles, pages, strict=True))


def _sources(figures: Sequence[Opened]) -> list[str]:
    found = {source.name: source for item in figures if item.figure for source in item.figure.sources}
    return [
        f"Source: {', '.join(part for part in (source.title, source.publisher, source.address) if part)}. "
        f"{source.licence}, {source.licence_address}. {source.attribution}"
        for source in found.values()
    ]


def _methods(figures: Sequence[Opened]) -> list[str]:
    """One paragraph a query, however many figures show it."""
    numbers: dict[str, list[str]] = {}
    for place, item in enumerate(figures, start=1):
        numbers.setdefault(item.query.name, []).append(str(place))
    queries = {item.query.name: item.query for item in figures}
    return [
        f"{'Figure' if len(places) == 1 else 'Figures'} {wording.listed(places)}: {queries[name].title}. "
        f"Method: {queries[name].sections['Method']}"
        for name, places in numbers.items()
    ]


def _taken(store: Store) -> str:
    return (
        f"All numbers: {extracts.TITLE}, snapshot of {wording.minute(store.name)} ({store.name}). {DISCLAIMER} "
        "What each figure leaves out, its caveats and its citation stand in the notes of its slide."
    )
