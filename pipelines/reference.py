"""The lookups that people keep by hand in data/reference, checked row by row."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyarrow as pa

from pipelines.catalogue import BUYER_TYPES, FIELDS, MATCH_METHODS, TABLES
from pipelines.problem import ProblemError
from pipelines.provenance import Release, Source

OGL = "Open Government Licence v3.0"
OGL_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

REFERENCE = Source(
    name="reference",
    title="Reviewed lookups",
    publisher="This project",
    address="",
    licence=OGL,
    licence_address=OGL_ADDRESS,
    attribution="Reviewed by this project; each row names its evidence.",
    updated="When a name or a body is decided",
    caveats="Decided by people from public registers; corrections are welcome.",
)

PUBLISHED_FIGURES = Source(
    name="published_figures",
    title="Figures published elsewhere",
    publisher="Several; each figure names its publication",
    address="",
    licence=OGL,
    licence_address=OGL_ADDRESS,
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    updated="When a figure is added",
    caveats="Copied by hand from the publications named beside each figure.",
)


@dataclass(frozen=True)
class Lookup:
    """A CSV file in data/reference: its columns, which are unique together, which must be filled, and with what."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    source: Source = REFERENCE


def _of_table(name: str, source: Source = REFERENCE) -> Lookup:
    table = TABLES[name]
    required = tuple(column for column in table.columns if column not in table.nullable)
    return Lookup(table.columns, table.key, required, source=source)


NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")

LOOKUPS = {
    "buyer_names": Lookup(
        TABLES["buyer_name"].columns,
        key=TABLES["buyer_name"].key,
        required=("source", "buyer_name_published"),
        choices={"buyer_type": BUYER_TYPES, "match_method": MATCH_METHODS},
    ),
    "bodies": Lookup(
        ("buyer_id", "buyer_name", "buyer_type", "parent_buyer_id", "nation", "buyer_id_govuk", "start_date",
         "end_date", "note", "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "buyer_name", "buyer_type"),
        choices={"buyer_type": BUYER_TYPES},
    ),
    "frameworks": _of_table("framework"),
    "lots": _of_table("lot"),
    "published_figures": _of_table("published_figure", PUBLISHED_FIGURES),
    "local_authority_corrections": Lookup(
        ("buyer_id", "column_name", "corrected_value", "reason", "evidence"),
        key=("buyer_id", "column_name"),
        required=("buyer_id", "column_name", "corrected_value", "reason", "evidence"),
        choices={"column_name": ("region",)},
    ),
    "local_authority_additions": Lookup(
        ("buyer_id", "buyer_name", "authority_type", "nation", "region", "start_date", "end_date", "reason",
         "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "buyer_name", "authority_type", "nation", "region", "reason", "evidence"),
        choices={"nation": NATIONS},
    ),
    "buyer_successions": Lookup(
        ("buyer_id", "successor_buyer_id", "succession_date", "note", "evidence"),
        key=("buyer_id", "successor_buyer_id"),
        required=("buyer_id", "successor_buyer_id", "succession_date", "evidence"),
    ),
}  # fmt: skip


def load(folder: Path, today: date) -> dict[str, tuple[pa.Table, Release]]:
    """Every lookup as text, with the `line` each row ends on, and the file that it came from.

    Raises ProblemError with every problem of every file at once.
    """
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


Row = dict[str, str | int | None]


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
    if column == "match_method" and text == "proposed":
        return "is “proposed”: a person has to decide; write “reviewed” and the evidence, or remove the row"
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
        # Money has four decimals, other numbers of the lookups are whole: more would be rounded away unseen.
        return number.is_finite() and number == number.quantize(Decimal("0.0001" if "DECIMAL" in kind else "1"))
    except (ValueError, InvalidOperation):
        return False
