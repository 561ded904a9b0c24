"""RFC 4287, as far as it can be checked without asking the network: what is wrong with an Atom feed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urljoin, urlsplit

ATOM = "{http://www.w3.org/2005/Atom}"
# Section 4.1.1 and 4.1.2: for each child, how often it may stand there at least and at most.
FEED = {"author": (1, None), "category": (0, None), "contributor": (0, None), "generator": (0, 1), "icon": (0, 1),
        "id": (1, 1), "link": (0, None), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1), "title": (1, 1),
        "updated": (1, 1), "entry": (0, None)}  # fmt: skip
ENTRY = {"author": (0, None), "category": (0, None), "content": (0, 1), "contributor": (0, None), "id": (1, 1),
         "link": (0, None), "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1),
         "title": (1, 1), "updated": (1, 1)}  # fmt: skip
# Section 3.3: RFC 3339 with a capital T, and a capital Z or an offset.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# RFC 4151: an authority, a date on which it was held, and what it names.
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")


# RFC 3987, without what no reference needs: printable, no space, quotation mark or bracket.
REFERENCE = re.compile(r"[!#-;=?-Z_a-z~%]+")


def problems(document: bytes, address: str) -> list[str]:
    """Every rule that a feed document breaks that is served at `address`, which its relative references start from."""
    root = ET.fromstring(document)
    parts = (text for part in root.iter() for text in _part(part))
    return [*_names(root), *_children(root, FEED), *parts, *_entries(root), *_own_address(root, address)]


def _names(root: ET.Element) -> Iterator[str]:
    if root.tag != f"{ATOM}feed":
        yield f"the document is a {root.tag}"
    yield from (f"{part.tag} is not of Atom" for part in root.iter() if not part.tag.startswith(ATOM))


def _children(parent: ET.Element, allowed: dict[str, tuple[int, int | None]]) -> Iterator[str]:
    found = Counter(child.tag.removeprefix(ATOM) for child in parent)
    yield from (f"{name} does not belong in {parent.tag}" for name in found if name not in allowed)
    for name, (least, most) in allowed.items():
        if found[name] < least or (most is not None and found[name] > most):
            yield f"{parent.tag} has {found[name]} {name}"
    links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in parent.findall(f"{ATOM}link")]
    if len([link for link in links if link[0] == "alternate"]) != len(
        {link for link in links if link[0] == "alternate"}
    ):
        yield f"{parent.tag} has two alternates of one type and language"


def _part(part: ET.Element) -> Iterator[str]:
    name, text = part.tag.removeprefix(ATOM), part.text or ""
    if name == "updated" and not (TIME.fullmatch(text) and datetime.fromisoformat(text)):
        yield f"“{text}” is no time of RFC 3339"
    if name == "id" and not TAG.fullmatch(text):
        yield f"“{text}” is no tag"
    if name == "link" and not REFERENCE.fullmatch(part.get("href", "")):
        yield f"the link to “{part.get('href')}” is no reference"
    if name == "id" and not urlsplit(text).scheme:
        yield f"the id “{text}” is not absolute"
    if name == "category" and not part.get("term"):
        yield "a category has no term"
    if name in ("title", "content") and (part.get("type", "text") not in ("text", "html") or len(part)):
        yield f"{name} is not plain text"
    if name == "author" and [child.tag for child in part] != [f"{ATOM}name"]:
        yield "an author has no name"


def _own_address(root: ET.Element, address: str) -> Iterator[str]:
    """Section 4.2.7.2: a feed says where it is; a reference counts from its document (section 2, RFC 3986)."""
    own = [urljoin(address, link.get("href", "")) for link in root.findall(f"{ATOM}link[@rel='self']")]
    if own != [address]:
        yield f"the feed says that it is at {own}, not at {address}"


def _entries(root: ET.Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _children(entry, ENTRY)
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link[@rel='alternate']") is None:
            yield "an entry has neither content nor an alternate link"
    seen = Counter((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries)
    yield from (f"{entry} stands {times} times" for entry, times in seen.items() if times > 1)
