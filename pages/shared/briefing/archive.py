"""A briefing's data, and the pictures of it that a browser drew, as one ZIP."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from pages.shared import extracts
from pages.shared.briefing.opened import Opened
from pages.shared.store import Rows, Store

CONTENTS = ("figure", "title", "comment", "finding", "measure", "filters", "files", "source", "citation", "problem")
STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".svg": b"<svg"}


class NotAPictureError(Exception):
    """A file that is not a picture of one of the briefing's figures."""


def file(place: int, figure: str) -> str:
    """What the files of a figure are called, but for their ending; `place` counts from 1."""
    return f"{place:02}_{figure}"


def write(figures: Sequence[Opened], pictures: Mapping[str, bytes], store: Store) -> bytes:
    """The ZIP: for each figure CSV, data package and pictures by name, and `contents.csv` which says what is what.

    Raises NotAPictureError with a sentence for a picture that belongs to no figure or is none.
    """
    _check(figures, pictures)
    buffer = io.BytesIO()
    listed = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, found in enumerate(figures, start=1):
            held = {
                name: content
                for name, content in pictures.items()
                if name.startswith(f"{file(place, found.query.name)}.")
            }
            held |= _data(file(place, found.query.name), found, store)
            for name, content in sorted(held.items()):
                archive.writestr(name, content)
            listed.append(_listed(place, found, sorted(held)))
        archive.writestr("contents.csv", extracts.as_csv(Rows(CONTENTS, tuple(listed))))
    return buffer.getvalue()


def _data(name: str, found: Opened, store: Store) -> dict[str, bytes]:
    if found.figure is None:
        return {}
    package = extracts.data_package(found.query, found.figure.rows, found.choice, store, f"{name}.csv")
    described = json.dumps(package, ensure_ascii=False, indent=2).encode()
    return {f"{name}.csv": extracts.as_csv(found.figure.rows), f"{name}.datapackage.json": described}


def _listed(place: int, found: Opened, names: list[str]) -> tuple[str, ...]:
    told = found.figure
    said = (told.words.heading, told.words.measure, told.filters) if told else ("", "", "")
    cited = (f"{told.source_line}{told.dated_line}", told.full_citation) if told else ("", "")
    return (str(place), found.heading, found.entry.comment, *said, " ".join(names), *cited, found.problem)


def _check(figures: Sequence[Opened], pictures: Mapping[str, bytes]) -> None:
    known = {
        f"{file(place, found.query.name)}{ending}" for place, found in enumerate(figures, start=1) for ending in STARTS
    }
    for name, content in pictures.items():
        if name not in known or not content.startswith(STARTS[name[-4:]]):
            raise NotAPictureError(f"{name[:80]} is no picture of a figure of this briefing.")
