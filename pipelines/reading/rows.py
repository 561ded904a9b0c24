"""The rows of the first table in a file that is one of a dataset."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from pipelines import contacts
from pipelines.dataset import Dataset
from pipelines.problem import ProblemError
from pipelines.provenance import Release
from pipelines.reading import contents, fitting, headers, trial
from pipelines.reading.candidates import Candidate, candidates

# Titles and notes may stand above the header.
HEADER_WITHIN = 20
MOST_PROBLEMS = 20

Read = tuple[Release, pa.Table, list[str]]


def first_that_fits(dataset: Dataset, file: Path, content: bytes, release: Release) -> Read:
    """The first table of the file that is one of `dataset`: its release, its rows, and notes on them.

    Raises ProblemError with what is wrong with each table where there is none.
    """
    if dataset.joined:
        joined = [row | {"release_id": release.release_id} for row in dataset.joined(file, content)]
        return replace(release, rows=len(joined)), pa.Table.from_pylist(joined, dataset.schema), []
    problems: list[str] = []
    for candidate in candidates(file, content):
        try:
            if isinstance(candidate, ProblemError):
                raise candidate
            return _read(dataset, candidate, release)
        except ProblemError as problem:
            problems += problem.problems
    if len(problems) > MOST_PROBLEMS:
        problems[MOST_PROBLEMS:] = [f"{len(problems) - MOST_PROBLEMS:,} more lines of this kind are left out."]
    raise ProblemError(*problems or [f"{file} holds no table. Check that it is the publisher's file."])


def _read(dataset: Dataset, candidate: Candidate, release: Release) -> Read:
    first = list(islice(candidate.records, HEADER_WITHIN))
    lines = [cells for cells, _ in first]
    header, above = _header(dataset, candidate.place, lines)
    rows = fitting.table(chain(first[above:], candidate.records), header, dataset.columns, candidate.place)
    ids = pa.array([release.release_id], pa.string()).take(pa.array([0] * len(rows), pa.int32()))
    rows = rows.append_column("release_id", ids).select(dataset.schema.names)
    rows = contacts.masked(rows, dataset.masked)
    database = trial.typed(dataset.source.name, dataset.staging, rows)
    if header.layout.by_position:
        contents.prove(database, lines[above - 1] if above else [], candidate.place)
    notes = trial.refuse_or_tell(database, candidate.place, release.accept_rejected)
    if dataset.staging == "sales":
        notes += contents.unknown_sectors(database)
    read = replace(
        release, rows=len(rows), part=candidate.part, encoding=candidate.encoding, delimiter=candidate.delimiter,
        layout=header.layout.name,
    )  # fmt: skip
    return read, rows, notes


def _header(dataset: Dataset, place: str, lines: list[list[str]]) -> tuple[headers.Header, int]:
    """The header, and how many of the first records are not rows of data."""
    for above, cells in enumerate(lines, start=1):
        header = headers.match(dataset.layouts, cells)
        if header:
            return header, above
    found = contents.header(dataset.layouts, lines)
    if not found:
        raise headers.unknown(dataset.layouts, dataset.source.name, place, lines[0] if lines else [])
    header, above = found
    contents.refuse_contradictions(header, lines[above - 1] if above else [], place)
    return found
