"""A publisher's file becomes all-text Parquet, once, with its provenance.

Nothing is cleaned here: cells are kept as published, except the columns that a
layout drops, which are never written anywhere. A row that does not fit the
header keeps its place, its checksum and the reason, but none of its text,
because nobody can tell which of its cells is which.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipelines import parquet
from pipelines.problem import ProblemError
from pipelines.provenance import RELEASE_KEY, Release, Source


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


@dataclass(frozen=True)
class Dataset:
    """A source that is added as files: what it is, its known layouts, and the columns that are kept of it.

    A snapshot is built from the newest release, or from all where `every_vintage`
    is set because how figures were restated is itself of interest.
    """

    source: Source
    layouts: tuple[Layout, ...]
    columns: tuple[str, ...]
    every_vintage: bool


def add(dataset: Dataset, file: Path, published: date | None, retrieved: date, data: Path) -> tuple[Release, bool]:
    """Keep `file` as a release of `dataset` under `data`.

    Returns the release, and False where that very file was there already.
    Raises ProblemError, changing nothing, where the file cannot be used.
    """
    content = _read(file)
    rows = _rows(dataset, file, content)
    release = Release(
        source=dataset.source.name,
        published=published,
        retrieved=retrieved,
        file_name=file.name,
        address=dataset.source.address,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=len(rows),
    )
    for held in releases(dataset, data):
        if held.sha256 == release.sha256:
            return held, False
    path = raw_path(data, release)
    if path.exists():
        raise ProblemError(
            f"{release.release_id} is held already, from another file. A release is never overwritten: "
            f"give the date on which this file was published, or move {path} away first if it was wrong."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = [("line", pa.int64())]
    fields += [(name, pa.string()) for name in ("release_id", *dataset.columns, "defect", "row_sha256")]
    table = pa.Table.from_pylist([{**row, "release_id": release.release_id} for row in rows], pa.schema(fields))
    parquet.write(table, path, {RELEASE_KEY: release.to_json()})
    return release, True


def raw_path(data: Path, release: Release) -> Path:
    """Where the rows of a release are kept."""
    return data / "raw" / release.source / f"{release.release_id}.parquet"


def releases(dataset: Dataset, data: Path) -> list[Release]:
    """The releases held of a dataset, oldest vintage first."""
    paths = sorted((data / "raw" / dataset.source.name).glob("[!.]*.parquet"))
    return sorted((_release(path) for path in paths), key=lambda release: release.vintage)


def _release(path: Path) -> Release:
    text = parquet.metadata(path).get(RELEASE_KEY)
    if text is None:
        raise ProblemError(f"{path} does not say which release it is. Move it away and add the publisher's file again.")
    return Release.from_json(text)


def _read(file: Path) -> bytes:
    if file.is_dir():
        raise ProblemError(f"{file} is a folder. Give the publisher's CSV file inside it.")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ProblemError(f"{file} could not be read: {error.strerror}. Check the name and try again.") from error
    if not content.strip():
        raise ProblemError(f"{file} is empty. Download it again.")
    return content


def _rows(dataset: Dataset, file: Path, content: bytes) -> list[dict[str, str | int | None]]:
    layout = _layout(dataset, file, content)
    records = _records(layout, file, _decoded(layout, file, content))
    next(records)
    rows: list[dict[str, str | int | None]] = []
    for cells, text in records:
        row: dict[str, str | int | None] = {"line": len(rows) + 1}
        if len(cells) == len(layout.columns):
            row |= {name: cell for (_, name), cell in zip(layout.columns, cells, strict=True) if name}
        else:
            row["defect"] = f"{len(cells)} cells where the header has {len(layout.columns)}"
        row["row_sha256"] = hashlib.sha256(text.encode(layout.encoding)).hexdigest()
        rows.append(row)
    if not rows:
        raise ProblemError(f"{file} has a header and no rows below it. Download it again.")
    return rows


def _layout(dataset: Dataset, file: Path, content: bytes) -> Layout:
    # Every known header is ASCII, which reads the same in all the encodings that publishers have used.
    first_line = content.removeprefix(b"\xef\xbb\xbf").splitlines()[0].decode("latin-1")
    header = next(csv.reader([first_line]), [])
    for layout in dataset.layouts:
        if header == layout.header:
            return layout
    known = "; ".join(f"{layout.name}: {','.join(layout.header)}"[:300] for layout in dataset.layouts)
    raise ProblemError(
        f"{file}, line 1: the header is not one that {dataset.source.name} is known to have. "
        f"Found: {first_line[:200]!r}. Known: {known}. If the publisher has changed the layout, add it to "
        f"pipelines/sources/{dataset.source.name}.py; if this is another dataset, name that one."
    )


def _decoded(layout: Layout, file: Path, content: bytes) -> str:
    try:
        return content.decode(layout.encoding)
    except UnicodeDecodeError as error:
        line = len(content[: error.start].splitlines())
        raise ProblemError(
            f"{file}, line {line}: the text is not {layout.encoding}, in which the publisher writes this layout. "
            "Use the publisher's own file, not one that was opened and saved again."
        ) from error


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
