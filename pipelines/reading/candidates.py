"""Every table that a file may hold: its text, the texts packed in it, or each sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.problem import ProblemError
from pipelines.reading import containers, delimited, sheets
from pipelines.reading.delimited import Record
from pipelines.reading.encoding import encoding_of


@dataclass(frozen=True)
class Candidate:
    """Records, header and all, and where in the file and how they were read, for provenance and for messages."""

    records: Iterator[Record]
    place: str
    part: str = ""
    encoding: str = ""
    delimiter: str = ""


def candidates(file: Path, content: bytes) -> Iterator[Candidate | ProblemError]:
    """Each table, or why a part of the file is none. Raises ProblemError where the file as a whole cannot be read."""
    for part in containers.parts(file, content):
        place = f"{file}, {part.name}" if part.name else str(file)
        try:
            if part.has_sheets:
                for sheet, records in sheets.sheets(part.content, place):
                    within = f"{part.name}, sheet {sheet}" if part.name else f"sheet {sheet}"
                    yield Candidate(records, f"{file}, {within}", within)
            else:
                yield _text(part.content, place, part.name)
        except ProblemError as problem:
            yield problem


def _text(content: bytes, place: str, part: str) -> Candidate:
    encoding = encoding_of(content, place)
    delimiter = delimited.delimiter_of(content, encoding)
    records = delimited.records(content, encoding, delimiter, place)
    return Candidate(records, place, part, encoding.name, delimited.DELIMITERS[delimiter])
