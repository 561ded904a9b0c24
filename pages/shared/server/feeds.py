"""Atom feeds of what changed, as `/feeds/<name>.atom`: RFC 4287, made from the newest snapshot's record of changes.

An entry keeps its id and its time from snapshot to snapshot, so a reader sees each change once.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared import extracts, queries, wording
from pages.shared.page.reading import newest_store
from pages.shared.store import SnapshotError, Store

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
# The project has no domain of its own; nobody can ever own a name that ends in .invalid (RFC 2606).
TAG = "tag:digital-marketplace-adoption.invalid,2026:"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Feed:
    """A feed: its title, and the group of changes that it holds (None: all of them)."""

    title: str
    group: str | None


FEEDS = {
    "changes": Feed("All changes", None),
    "months": Feed("Months", "Months"),
    "names": Feed("Names", "Names"),
    "buyers": Feed("Buyers", "Buyers"),
    "methods": Feed("Methods", "Methods"),
}


def answer(request: Request) -> Response:
    """A feed; 404 for one that does not exist, 503 without a snapshot."""
    name = request.path_params["name"]
    if name not in FEEDS:
        return PlainTextResponse(f"There is no feed {name}. Feeds: {', '.join(FEEDS)}.", 404)
    try:
        body = atom(name, newest_store(), str(request.base_url))
    except SnapshotError as error:
        return PlainTextResponse(str(error), 503)
    return Response(body, media_type=MEDIA_TYPE)


ROUTE = Route("/feeds/{name}.atom", answer)


def atom(name: str, store: Store, base: str) -> bytes:
    """The feed of one group of changes as XML; `base` is the dashboard's own address, with a slash at its end."""
    group = FEEDS[name].group
    rows = store.rows(queries.load("changes").sql).records()
    shown = [row for row in rows if group in (None, row["change_group"])]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(root, "id", f"{TAG}feed/{name}")
    _add(root, "title", f"{extracts.TITLE}: {FEEDS[name].title.lower()}")
    _add(root, "updated", _time(shown[0]["snapshot_name"] if shown else store.name))
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=f"{base}feeds/{name}.atom")
    _add(root, "link", rel="alternate", type="text/html", href=f"{base}changes")
    _add(_add(root, "author"), "name", "The contributors to this project")
    for row in shown:
        _add_entry(root, row, base)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add_entry(root: ET.Element, row: dict[str, Any], base: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", TAG + quote(row["change_id"], safe="/"))
    _add(entry, "title", f"{row['change_kind']}: {row['subject']}"[:LONGEST_TITLE], type="text")
    _add(entry, "updated", _time(row["snapshot_name"]))
    _add(entry, "link", rel="alternate", type="text/html", href=f"{base}changes")
    _add(entry, "category", term=row["change_group"])
    _add(entry, "content", _in_words(row), type="text")


def _in_words(row: dict[str, Any]) -> str:
    """A change as a sentence: what, from what, to what."""
    before, now = row["value_before"], row["value_after"]
    if row["change_group"] == "Months":
        before, now = (None if pounds is None else wording.money(pounds) for pounds in _spend(row))
    told = {"before": before, "now": now}
    values = ", ".join(f"{when} {value}" for when, value in told.items() if value is not None)
    return (
        f"{row['change_kind']} in snapshot {row['snapshot_name']}: {row['subject']}{f' ({values})' if values else ''}."
    )


def _spend(row: dict[str, Any]) -> tuple[Any, Any]:
    return row["spend_before_gbp"], row["spend_gbp"]


def _time(snapshot: str) -> str:
    """When a snapshot was built, from its name, as RFC 3339 has it."""
    return datetime.strptime(snapshot, "%Y-%m-%dT%H%MZ").replace(tzinfo=UTC).isoformat()


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    if text:
        element.text = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return element
