"""A PDF read back: its tags, its text, its links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def tags(reader: PdfReader, *, title: str) -> list[Any]:
    """Every tag of a PDF that says that it is tagged, in which language, and what it is called."""
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"
    assert reader.metadata and title in str(reader.metadata.title)
    return list(_walk(root["/StructTreeRoot"]))


def text(reader: PdfReader) -> str:
    """All text, joined."""
    return joined("".join(page.extract_text() for page in reader.pages))


def joined(words: str) -> str:
    """Without the spaces and line ends, which a PDF sets as it needs them."""
    return re.sub(r"\s+", "", words)


def links(reader: PdfReader) -> list[str]:
    """The addresses that the pages lead to."""
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


def _walk(tag: Any) -> Iterator[Any]:
    yield tag
    below = tag.get("/K", [])
    for part in below if isinstance(below, list) else [below]:
        found = part.get_object() if hasattr(part, "get_object") else part
        if isinstance(found, dict) and ("/S" in found):
            yield from _walk(found)
