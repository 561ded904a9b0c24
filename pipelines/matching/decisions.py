"""What reviewers decided about buyers' names: data/reference/buyer_names.csv, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from filelock import FileLock

from pipelines import parquet
from pipelines.problem import ProblemError
from pipelines.reference import LOOKUPS

COLUMNS = LOOKUPS["buyer_names"].columns
Decision = dict[str, str]


def add(data: Path, decision: Decision) -> None:
    """Add a decision in its sorted place. Raises ProblemError where the name is decided already."""
    with _rows(data) as rows:
        for row in rows:
            if _key(row) == _key(decision):
                meaning = row["buyer_id"] or row["buyer_type"] or "no body"
                raise ProblemError(
                    f"“{row['buyer_name_published']}” is decided already: {meaning}. "
                    f"Remove its row from {_path(data)} to decide again."
                )
        rows.append({column: decision.get(column, "") for column in COLUMNS})
        # Before the rows: a decision that cannot be undone is worse than an undo that finds nothing.
        _write(_last(data), json.dumps(rows[-1], ensure_ascii=False) + "\n")


def undo(data: Path) -> Decision:
    """Take the last decision back, and return it. Raises ProblemError where there is none, or it was edited since."""
    try:
        last: Decision = json.loads(_last(data).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProblemError("There is no decision to undo: only the last one of this folder can be.") from None
    with _rows(data) as rows:
        if last not in rows:
            raise ProblemError(
                f"The row of “{last['buyer_name_published']}” was changed since. Edit {_path(data)} by hand."
            )
        rows.remove(last)
    _last(data).unlink()
    return last


@contextmanager
def _rows(data: Path) -> Iterator[list[Decision]]:
    """The rows to change, while nobody else may; afterwards they are the file."""
    path = _path(data)
    with FileLock(path.with_name(f".{path.name}.lock"), timeout=10):
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file, strict=True))
        except OSError as error:
            raise ProblemError(f"{path} could not be read: {error.strerror}.") from error
        yield rows
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=itemgetter("source", "buyer_name_published")))
        _write(path, text.getvalue())


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        parquet.sync(part)
        part.replace(path)
    except OSError as error:
        raise ProblemError(f"{path} could not be written: {error.strerror or error}. Nothing was changed.") from error
    finally:
        part.unlink(missing_ok=True)


def _key(row: Decision) -> tuple[str, str]:
    return row["source"], row["buyer_name_published"]


def _path(data: Path) -> Path:
    return data / "reference" / "buyer_names.csv"


def _last(data: Path) -> Path:
    return data / "reference" / ".last_decision.json"
