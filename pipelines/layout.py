"""How publishers have written their files, and the reading of a file in one of those ways.

A row that does not fit the header keeps its place, its checksum and the reason,
but none of its text, because nobody can tell which of its cells is which.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.problem import ProblemError

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Layout:
    """A header that a publisher has used, and how the file below it is written.

    `columns` are the published headings in order, each with our name for it, or
    None where it is in `dropped`, which gives the reason for not keeping it.
    Line ends may be LF, CR or CRLF.
    """

    name: str
    encoding: str
    columns: tuple[tuple[str, str | None], ...]
    dropped: dict[str, str]

    @property
    def header(self) -> list[str]:
        return [heading for heading, _ in self.columns]


def rows(layouts: Sequence[Layout], file: Path, content: bytes) -> list[dict[str, str | int | None]]:
    """The data rows of `file` under our column names, each with its `line` and `row_sha256`, or its `defect`.

    Raises ProblemError where the file is in none of the layouts.
    """
    layout = _layout(layouts, file, content)
    records = _records(layout, file, _decoded(layout, file, content))
    next(records)
    found: list[dict[str, str | int | None]] = []
    for cells, text in records:
        row: dict[str, str | int | None] = {"line": len(found) + 1}
        if len(cells) == len(layout.columns):
            row |= {name: cell for (_, name), cell in zip(layout.columns, cells, strict=True) if name}
        else:
            row["defect"] = f"{len(cells)} cells where the header has {len(layout.columns)}"
        row["row_sha256"] = hashlib.sha256(text.encode(layout.encoding)).hexdigest()
        found.append(row)
    if not found:
        raise ProblemError(f"{file} has a header and no rows below it. Download it again.")
    return found


def _layout(layouts: Sequence[Layout], file: Path, content: bytes) -> Layout:
    # Every known header is ASCII, which reads the same in all the encodings that publishers have used.
    first_line = content.removeprefix(BOM).splitlines()[0].decode("latin-1")
    header = next(csv.reader([first_line]), [])
    for layout in layouts:
        if header == layout.header:
            return layout
    known = "; ".join(f"{layout.name}: {','.join(layout.header)}"[:300] for layout in layouts)
    raise ProblemError(
        f"{file}, line 1: the header is not one that this source is known to have. "
        f"Found: {first_line[:200]!r}. Known: {known}. If the publisher has changed the layout, add it to "
        "the source's module in pipelines/sources; if the file is of another source, name that one."
    )


def _decoded(layout: Layout, file: Path, content: bytes) -> str:
    fault = _first_undecodable(layout, content)
    if fault is None:
        return content.decode(layout.encoding)
    raise ProblemError(
        f"{file}, line {len(content[: fault + 1].splitlines())}: the text is not {layout.encoding}, in which the "
        "publisher writes this layout. Use the publisher's own file, not one that was opened and saved again."
    )


def _first_undecodable(layout: Layout, content: bytes) -> int | None:
    """Where the file shows that it is not in the layout's encoding, or None."""
    if content.startswith(BOM) and layout.encoding != "utf-8-sig":
        return 0
    try:
        content.decode(layout.encoding)
    except UnicodeDecodeError as error:
        return error.start
    # Mac Roman has a character for every byte, so that a file saved again as UTF-8 would pass, its names garbled.
    if layout.encoding == "mac_roman" and not content.isascii() and _is_utf8(content):
        return next(position for position, byte in enumerate(content) if byte > 127)
    return None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _records(layout: Layout, file: Path, text: str) -> Iterator[tuple[list[str], str]]:
    """Each record's cells, and its text as it stands in the file, without the line end."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    reader = csv.reader(lines(), strict=True)
    try:
        for cells in reader:
            record = "".join(taken).rstrip("\r\n")
            taken.clear()
            if cells:
                yield cells, record
    except csv.Error as error:
        raise ProblemError(
            f"{file}, line {reader.line_num}: the quotation marks do not fit ({error}). Download the file again, "
            f"or correct that line in a copy; layout {layout.name}."
        ) from error
