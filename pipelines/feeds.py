"""Atom feeds of what changed (RFC 4287), made with each snapshot from its record of changes.

They are files of the snapshot, which the dashboard serves as they are. Nobody
knows at build where that will be: links are therefore relative to the feed's own
address, as the standard allows, and ids are tags. An entry keeps its id and its
time from snapshot to snapshot, so a reader sees each change once.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb

from pipelines import parquet
from pipelines.catalogue import TABLES
from pipelines.catalogue.feeds import FEEDS, MEDIA_TYPE, file_name
from pipelines.snapshots import NAME_FORMAT

ATOM = "http://www.w3.org/2005/Atom"
TITLE = "Digital Marketplace adoption"
# The page of changes, seen from where the feeds are served: /feeds/<name>.atom.
PAGE = "../changes"
# The project has no domain of its own; nobody can ever own a name that ends in .invalid (RFC 2606).
TAG = "tag:digital-marketplace-adoption.invalid,2026:"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_TITLE = 200
NEWEST_FIRST = "snapshot_name DESC, change_kind, month, subject, change_id"

Row = dict[str, Any]


def write(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Write every feed into the snapshot's `folder`, from its tables `change` and `snapshot` in `connection`."""
    columns = TABLES["change"].columns
    found = connection.table("change").select(*map(duckdb.ColumnExpression, columns)).order(NEWEST_FIRST).fetchall()
    rows = [dict(zip(columns, row, strict=True)) for row in found]
    ((first,),) = connection.table("snapshot").order("snapshot_name").select("snapshot_name").limit(1).fetchall()
    for name in FEEDS:
        path = folder / file_name(name)
        path.write_bytes(atom(name, rows, first))
        parquet.sync(path)
        path.chmod(0o444)


def atom(name: str, rows: Iterable[Row], first_snapshot: str) -> bytes:
    """A feed as XML: of `rows`, changes with the newest first, those that it holds.

    Without one it is dated by the first snapshot on record, since when nothing has changed.
    """
    shown = [row for row in rows if row["change_kind"].startswith(FEEDS[name].kinds)]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(root, "id", f"{TAG}feed/{name}")
    _add(root, "title", f"{TITLE}: {FEEDS[name].title.lower()}")
    _add(root, "updated", _time(shown[0]["snapshot_name"] if shown else first_snapshot))
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=file_name(name))
    _add(root, "link", rel="alternate", type="text/html", href=PAGE)
    _add(_add(root, "author"), "name", "The contributors to this project")
    for row in shown:
        _add_entry(root, row)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add_entry(root: ET.Element, row: Row) -> None:
    entry = _add(root, "entry")
    kind = row["change_kind"].replace("_", " ").capitalize()
    _add(entry, "id", TAG + quote(row["change_id"], safe="/"))
    _add(entry, "title", f"{kind}: {row['subject']}"[:LONGEST_TITLE], type="text")
    _add(entry, "updated", _time(row["snapshot_name"]))
    _add(entry, "link", rel="alternate", type="text/html", href=PAGE)
    _add(entry, "category", term=f"{row['change_kind'].partition('_')[0].capitalize()}s")
    words = f"{kind} in snapshot {row['snapshot_name']}: {row['subject']}{_values(row)}."
    _add(entry, "content", words, type="text")


def _values(row: Row) -> str:
    """From what to what, in brackets: spend of a month in whole pounds, else the values as recorded."""
    before, now = row["value_before"], row["value_after"]
    if row["month"] is not None:
        before, now = _pounds(row["spend_before_gbp"]), _pounds(row["spend_gbp"])
    told = {"before": before, "now": now}
    values = ", ".join(f"{when} {value}" for when, value in told.items() if value is not None)
    return f" ({values})" if values else ""


def _pounds(value: Decimal | None) -> str | None:
    return None if value is None else f"{'-' if value < 0 else ''}£{abs(value):,.0f}"


def _time(snapshot: str) -> str:
    """When a snapshot was built, from its name, as RFC 3339 has it."""
    return datetime.strptime(snapshot, NAME_FORMAT).replace(tzinfo=UTC).isoformat()


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    if text:
        element.text = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return element
