"""A briefing as the part of an address behind the question mark, and back.

    v=1&snapshot=2026-11-24T0255Z&title=For+Thursday&figure=spend_by_month~lot_id.iaas~comment.Say+why&figure=…

One `figure` an entry, in order: the name of its query, then parts after a `~`, each `<filter>.<value>`,
`title.<words>` or `comment.<words>`; a `~` within words stands twice. An address that would be longer than mail and
chat programs carry has the same pairs compressed, as `packed`.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from urllib.parse import urlencode

from pages.shared import figures, snapshots
from pages.shared.briefing.model import MOST_ENTRIES, Briefing, Entry, one_line

VERSION = "1"
VERSION_NAME, TITLE, FIGURE, COMMENT, PACKED = "v", "title", "figure", "comment", "packed"
LONGEST = 7_000  # letters
MOST_UNPACKED = 200_000  # bytes
PARTS = re.compile("(?:[^~]|~~)+")

Pairs = list[tuple[str, str]]


def pairs(briefing: Briefing) -> Pairs:
    """The names and values of an address, in order."""
    readable = [
        (VERSION_NAME, VERSION),
        *([(snapshots.PARAMETER, briefing.snapshot)] if briefing.snapshot else []),
        *([(TITLE, briefing.title)] if briefing.title else []),
        *((FIGURE, _written(entry)) for entry in briefing.entries),
    ]
    if len(urlencode(readable)) <= LONGEST:
        return readable
    return [(VERSION_NAME, VERSION), (PACKED, _packed(readable))]


def write(briefing: Briefing) -> str:
    """The address's part behind the question mark."""
    return urlencode(pairs(briefing))


def read(given: Iterable[tuple[str, str]]) -> tuple[Briefing, list[str]]:
    """The briefing that an address asks for, and a sentence for each part of it that cannot be had.

    Whether the snapshot is held, and the filters have values in it, shows when a figure is opened.
    """
    asked = list(given)
    version = next((value for name, value in asked if name == VERSION_NAME), VERSION)
    if version != VERSION:
        return Briefing(), ["This address was made by another version of the dashboard, which this one cannot read."]
    packed = next((value for name, value in asked if name == PACKED), "")
    if packed and (asked := _unpacked(packed)) == []:
        return Briefing(), ["This address is cut off or changed: ask for it again, whole."]
    first = dict(reversed(asked))  # where a name stands twice the first counts
    entries, problems = _entries([value for name, value in asked if name == FIGURE])
    return Briefing(one_line(first.get(TITLE, "")), first.get(snapshots.PARAMETER, ""), entries), problems


def _written(entry: Entry) -> str:
    words = [(TITLE, entry.title), (COMMENT, entry.comment)]
    parts = [*entry.filters, *(pair for pair in words if pair[1])]
    return "~".join([entry.figure, *(f"{name}.{value.replace('~', '~~')}" for name, value in parts)])


def _entries(written: list[str]) -> tuple[tuple[Entry, ...], list[str]]:
    entries, problems = [], []
    for text in written:
        name, *parts = PARTS.findall(text) or [""]
        told = dict(part.replace("~~", "~").partition(".")[::2] for part in parts)
        if not figures.is_figure(name):
            problems.append(f"There is no figure “{name[:60]}” here, so it is left out.")
        elif not all(key.isidentifier() and value for key, value in told.items()):
            problems.append(f"What is asked of the figure “{name}” cannot be read, so it is left out.")
        else:
            entries.append(_entry(name, told))
    if more := entries[MOST_ENTRIES:]:
        problems.append(f"A briefing holds {MOST_ENTRIES} figures: the {len(more)} after are left out.")
    return tuple(entries[:MOST_ENTRIES]), problems


def _entry(name: str, told: dict[str, str]) -> Entry:
    chosen = tuple(sorted((key, value) for key, value in told.items() if key not in (TITLE, COMMENT)))
    return Entry(name, chosen).told(title=told.get(TITLE, ""), comment=told.get(COMMENT, ""))


def _packed(readable: Pairs) -> str:
    text = json.dumps(readable, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def _unpacked(packed: str) -> Pairs:
    """The pairs; none where the text is no packed address, or unpacks to more than any briefing has."""
    try:
        stream = zlib.decompressobj()
        text = stream.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), MOST_UNPACKED)
        found = json.loads(text) if stream.eof else []
        return [(str(name), str(value)) for name, value in found]
    except (ValueError, TypeError, zlib.error):
        return []
