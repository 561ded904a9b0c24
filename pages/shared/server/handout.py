"""A briefing as a handout: a tagged PDF at `/briefings/handout.pdf?<the briefing's address>`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared import extracts, wording
from pages.shared.briefing import address
from pages.shared.briefing.model import Briefing
from pages.shared.briefing.opened import Opened, opened, store_of
from pages.shared.paper import drawing, typeset
from pages.shared.server.problems import in_words
from pages.shared.server.stage import screens
from pages.shared.store import Store
from pages.shared.takeaway import first_rows, plots
from pages.shared.takeaway.described import DISCLAIMER

ROWS, ACROSS = 15, 6  # of a table, where a figure is no chart that can be drawn
METHOD = ("How to read it", "Method", "Excludes", "Caveats")


@in_words
def handout(request: Request) -> Response:
    """The handout; 404 with a sentence where there is nothing to print, or the snapshot is not held.

    503 where there is no snapshot, or a file of it is damaged.
    """
    briefing, problems = address.read(request.query_params.multi_items())
    if not briefing.entries:
        return PlainTextResponse(
            " ".join([*problems, "There is nothing to print: no figure is in this briefing."]), 404
        )
    store = store_of(briefing)
    content = pdf(briefing, problems, store, str(request.base_url))
    name = f'inline; filename="briefing_{store.name}.pdf"'
    return Response(content, media_type="application/pdf", headers={"Content-Disposition": name})


ROUTE = Route("/briefings/handout.pdf", handout)


def pdf(briefing: Briefing, problems: Sequence[str], store: Store, base: str) -> bytes:
    """Every figure with its number and words, then sources and methods; `problems` are said at the top."""
    today = datetime.now(UTC).date()
    found = [opened(entry, store, base, today) for entry in briefing.entries]
    return typeset.pdf(
        "handout",
        {
            "author": extracts.TITLE,
            "title": briefing.heading,
            "dated": f"{wording.count(len(found), 'figure')}, {wording.day(today)}. {extracts.TITLE}, snapshot of "
            f"{wording.minute(store.name)}. {DISCLAIMER}",
            "problems": list(problems),
            "link": f"{base}briefing?{address.write(briefing.of(store.name))}",
            "figures": [_figure(item, store) for item in found],
            "sources": _sources(found, store),
            "methods": _methods(found),
        },
    )


def _figure(item: Opened, store: Store) -> dict[str, Any]:
    words = {
        "heading": item.heading,
        "finding": item.finding,
        "comment": item.entry.comment,
        "problem": item.problem,
        "source": f"{screens.source(item.query, store)}Snapshot {store.name}.",
    }
    if item.figure is None:
        return words
    drawn = [drawing.of(plot) for plot in plots.of(item.figure.chart)] if item.figure.chart else []
    rows = first_rows.of(item.figure.rows, ROWS, ACROSS)
    return words | {
        "measure": item.figure.words.measure,
        "filters": item.figure.filters if item.figure.filters.startswith("Filters") else "",
        "sentence": item.figure.words.sentence,
        "alt": item.figure.words.alt or item.figure.words.heading,
        "plots": drawn,
        "table": None if drawn else asdict(rows) | {"told": rows.told},
    }


def _sources(found: Sequence[Opened], store: Store) -> list[dict[str, str]]:
    """Each source once: who published it, when, under which licence, and where."""
    releases = {one.release_id: one for item in found for one in extracts.releases_of(item.query, store)}
    sources = {source.name: source for item in found for source in extracts.sources_of(item.query, store)}
    return [
        {
            "title": source.title,
            "text": f"{source.publisher}, {screens.dated(source, releases.values())}. {source.licence}. "
            f"{source.attribution}",
            "address": source.address,
        }
        for source in sources.values()
    ]


def _methods(found: Sequence[Opened]) -> list[dict[str, Any]]:
    """Each query once: the numbers of its figures, and how it is worked out."""
    numbers: dict[str, list[str]] = {}
    for place, item in enumerate(found, start=1):
        numbers.setdefault(item.query.name, []).append(str(place))
    by_name = {item.query.name: item.query for item in found}
    return [
        {
            "heading": f"Figure{'s' if len(places) > 1 else ''} {wording.listed(places)}: {by_name[name].title}",
            "parts": [
                {"name": part, "text": by_name[name].sections[part]}
                for part in METHOD
                if by_name[name].sections.get(part)
            ],
        }
        for name, places in numbers.items()
    ]
