"""Which known layout a header line is in, whatever its case, spacing, order and small differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipelines.problem import ProblemError
from pipelines.reading.layouts import Layout

# “Evidenced Spends” for EvidencedSpend is 97 of 100 alike; SupplierName and CustomerName are 67.
ALIKE = 90
# Below this length, one letter makes another word: lat and lot.
LONG_ENOUGH = 6
MOST_LISTED = 300


@dataclass(frozen=True)
class Header:
    """A header line that was found: its layout, and for each cell below it our column, or None where it is dropped.

    `unnamed` are the positions without a heading, which may hold nothing.
    """

    layout: Layout
    columns: tuple[str | None, ...]
    unnamed: tuple[int, ...] = ()


def match(layouts: Sequence[Layout], cells: Sequence[str]) -> Header | None:
    """The layout that has each heading in `cells`, and whose columns are all there; None where there is none."""
    for layout in layouts:
        headings = {_plain(heading): name for heading, name in layout.columns if heading}
        found = [_heading(_plain(cell), headings) for cell in cells]
        named = [heading for heading in found if heading]
        columns = tuple(headings[heading] if heading else None for heading in found)
        if layout.by_position or None in found or len(set(named)) < len(named):
            continue
        if layout.kept == {column for column in columns if column}:
            unnamed = tuple(position for position, heading in enumerate(found) if not heading)
            return Header(layout, columns, unnamed)
    return None


def unknown(layouts: Sequence[Layout], source: str, place: str, first: Sequence[str]) -> ProblemError:
    """What to say of a header line that is in no layout."""
    named = [layout for layout in layouts if not layout.by_position]
    return ProblemError(
        f"{place}, line 1: the header is not one that {source} is known to have.",
        f"Found: {_listed(first)}",
        *(f"Known, {layout.name}: {_listed(layout.header)}" for layout in layouts),
        *_nearest(named, first),
        "If the file is of another source, name that one. If the publisher has a new layout, add a Layout to "
        f"pipelines/sources/{source}.py: each of its headings beside our column, or dropped with the reason.",
    )


def _nearest(layouts: Sequence[Layout], cells: Sequence[str]) -> list[str]:
    """What separates the file from the layout that has most of its headings, if any has one."""

    def missing(layout: Layout) -> list[str]:
        plain = [_plain(cell) for cell in cells]
        return [heading for heading, name in layout.columns if name and not _heading(_plain(heading), plain)]

    near = [layout for layout in layouts if len(missing(layout)) < len(layout.kept)]
    if not near:
        return []
    nearest = max(near, key=lambda layout: fuzz.token_set_ratio(" ".join(layout.header), " ".join(cells)))
    headings = [_plain(heading) for heading in nearest.header if heading]
    new = [cell for cell in cells if _plain(cell) and not _heading(_plain(cell), headings)]
    lacks, more = _listed(missing(nearest)), _listed(new)
    return [f"Nearest, {nearest.name}. Missing: {lacks or 'nothing'}. Not known: {more or 'nothing'}."]


def _listed(headings: Sequence[str]) -> str:
    text = ", ".join(filter(None, headings))
    printable = "".join(filter(str.isprintable, text))
    return f"{printable[:MOST_LISTED]}…" if len(printable) > MOST_LISTED else printable


def _heading(plain: str, headings: Sequence[str] | dict[str, str | None]) -> str | None:
    """The heading that is meant: empty for an empty cell, None where none is near enough."""
    if not plain or plain in headings:
        return plain
    best = process.extractOne(plain, list(headings), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return str(best[0]) if best and len(plain) >= LONG_ENOUGH else None


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
