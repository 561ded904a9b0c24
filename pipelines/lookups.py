"""Reading the lookups of data/reference, every row checked against what reference.py says of it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyarrow as pa

from pipelines.catalogue import FIELDS, MATCH_METHODS
from pipelines.problem import ProblemError
from pipelines.provenance import Release
from pipelines.reference import LOOKUPS, Lookup

Row = dict[str, str | int | None]


def load(folder: Path, today: date) -> dict[str, tuple[pa.Table, Release]]:
    """Every lookup as text, with the `line` each row ends on, and the file that it came from.

    Raises ProblemError with every problem of every file at once.
    """
    if not folder.is_dir():
        raise ProblemError(
            f"There are no lookups in {folder}. Copy the project's data/reference there: snapshots need them."
        )
    problems: list[str] = []
    loaded = {}
    for name, lookup in LOOKUPS.items():
        path = folder / f"{name}.csv"
        try:
            rows = list(_rows(path, lookup))
        except ProblemError as error:
            problems += error.problems
            continue
        problems += _problems(path, lookup, rows)
        fields = [("line", pa.int64())] + [(column, pa.string()) for column in lookup.columns]
        release = Release(
            source=lookup.source.name,
            published=None,
            retrieved=today,
            file_name=path.name,
            address="",
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            rows=len(rows),
        )
        loaded[name] = (pa.Table.from_pylist(rows, pa.schema(fields)), release)
    if problems:
        raise ProblemError(*problems)
    return loaded


def _rows(path: Path, lookup: Lookup) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if tuple(header) != lookup.columns:
                raise ProblemError(f"{path}, line 1: the header must be {','.join(lookup.columns)}.")
            for cells in reader:
                if len(cells) != len(lookup.columns):
                    raise ProblemError(
                        f"{path}, line {reader.line_num}: {len(cells)} cells where the header has "
                        f"{len(lookup.columns)}. Put text that holds a comma between quotation marks."
                    )
                yield {"line": reader.line_num} | {
                    column: cell or None for column, cell in zip(lookup.columns, cells, strict=True)
                }
    except OSError as error:
        raise ProblemError(f"{path} could not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ProblemError(f"{path} is not UTF-8 text. Save it as CSV in UTF-8.") from error
    except csv.Error as error:
        raise ProblemError(f"{path}, line {reader.line_num}: {error}. Correct the quotation marks.") from error


def _problems(path: Path, lookup: Lookup, rows: list[Row]) -> Iterator[str]:
    first_lines: dict[tuple[str | int | None, ...], str | int | None] = {}
    for row in rows:
        place = f"{path}, line {row['line']}"
        for column in lookup.columns:
            fault = _fault(lookup, column, row[column])
            if fault:
                yield f"{place}: {column} {fault}."
        key = tuple(row[column] for column in lookup.key)
        if key in first_lines:
            yield f"{place}: repeats line {first_lines[key]} ({', '.join(map(str, key))}). Keep one of the two."
        first_lines.setdefault(key, row["line"])
        decided = row.get("buyer_id") or row.get("buyer_type")
        if "match_method" in lookup.columns and decided and not row["match_method"]:
            yield f"{place}: match_method is empty, but the name is decided. Say how: {', '.join(MATCH_METHODS)}."


def _fault(lookup: Lookup, column: str, value: str | int | None) -> str | None:
    if value is None:
        return "is empty" if column in lookup.required else None
    text = str(value)
    choices = lookup.choices.get(column)
    if choices and text not in choices:
        return f"is “{text}”, which is none of {', '.join(choices)}"
    kind = FIELDS[column].type if column in FIELDS else "VARCHAR"
    if kind != "VARCHAR" and not _readable(text, kind):
        return f"is “{text}”, which is no {'date (year-month-day)' if kind == 'DATE' else 'plain number'}"
    return None


def _readable(text: str, kind: str) -> bool:
    try:
        if kind == "DATE":
            return date.fromisoformat(text).isoformat() == text
        number = Decimal(text)
        # Money and coordinates have at most four decimals, other numbers of the lookups are whole: more would be
        # rounded away unseen.
        step = Decimal("0.0001" if kind == "DOUBLE" or "DECIMAL" in kind else "1")
        return number.is_finite() and number == number.quantize(step)
    except (ValueError, InvalidOperation):
        return False
