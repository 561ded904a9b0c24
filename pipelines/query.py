"""A figure's numbers on the command line, by the same query as on the page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pages.shared import queries
from pages.shared.store import Rows, SnapshotError, Store
from pipelines.problem import ProblemError

FORMATS = ("csv", "json", "parquet")


class UsageError(Exception):
    """Something was asked for that does not exist; the message lists what does."""


def run(snapshot: Path, name: str, arguments: Sequence[str]) -> Rows:
    """The rows of query `name` with parameters given as `--parameter value…`.

    A parameter that is not given is empty, which the queries take as "all".
    """
    if name not in queries.names():
        raise UsageError(f"There is no query “{name}”. There are: {', '.join(queries.names())}.")
    query = queries.load(name)
    given = _given(arguments)
    unknown = sorted(set(given) - query.parameters)
    if unknown:
        known = ", ".join(f"--{parameter}" for parameter in sorted(query.parameters)) or "none"
        raise UsageError(f"Query “{name}” has no parameter {', '.join(unknown)}. It has: {known}.")
    values: dict[str, Any] = {parameter: given.get(parameter) for parameter in query.parameters}
    try:
        return Store(snapshot).answer(query, values)
    except SnapshotError as error:
        raise ProblemError(str(error)) from error
    except duckdb.Error as error:
        raise ProblemError(f"Query “{name}” could not use these values: {error}") from error


def _given(arguments: Sequence[str]) -> dict[str, str | list[str]]:
    """`--lot_id a --months b c` as values: several in a row are a list."""
    values: dict[str, list[str]] = {}
    current: list[str] | None = None
    for argument in arguments:
        if argument.startswith("--"):
            key, equals, value = argument.removeprefix("--").partition("=")
            current = values.setdefault(key.replace("-", "_"), [])
            current += [value] if equals else []
        elif current is None:
            raise UsageError(f"“{argument}” stands before any parameter. Write: --parameter value")
        else:
            current.append(argument)
    bare = sorted(key for key, value in values.items() if not value)
    if bare:
        raise UsageError(f"No value was given for {', '.join(bare)}. Write: --parameter value")
    return {key: value[0] if len(value) == 1 else value for key, value in values.items()}


def as_bytes(rows: Rows, form: str) -> bytes:
    """The rows as a file in one of FORMATS."""
    if form == "parquet":
        columns = [pa.array([row[position] for row in rows.values]) for position in range(len(rows.columns))]
        buffer = io.BytesIO()
        pq.write_table(pa.Table.from_arrays(columns, names=list(rows.columns)), buffer, compression="zstd")
        return buffer.getvalue()
    if form == "json":
        return (json.dumps(rows.records(), ensure_ascii=False, indent=1, default=_plain) + "\n").encode()
    text = io.StringIO(newline="")
    # With CRLF as line end, the writer puts a cell that holds either character between quotation marks.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([_cell(value) for value in row] for row in rows.values)
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    # A spreadsheet would run such text as a formula.
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return format(value, "f") if isinstance(value, Decimal) else value


def _plain(value: Decimal | date) -> str:
    # Money as text: a JSON number would be read as a binary fraction and lose exactness.
    return format(value, "f") if isinstance(value, Decimal) else value.isoformat()
