"""A file of releases into rows: one release a line, one release package a line, or one package."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.notices.kept import kept
from pipelines.notices.records import instant
from pipelines.problem import ProblemError
from pipelines.reading import containers

COLUMNS = ("ocid", "ocds_release_id", "release_date", "release_json")

Row = dict[str, str | int | None]
log = logging.getLogger(__name__)


def rows(file: Path, content: bytes) -> list[Row]:
    """One row a release, under COLUMNS, with its `line` and checksum, or its `defect`.

    What does not fit the standard is told in the log, and the rest goes in.
    Raises ProblemError where `file` holds no release.
    """
    drift: Counter[str] = Counter()
    found = [
        _row(number, release, drift)
        for part in containers.parts(file, content)
        for number, release in enumerate(_releases(file, part.content), start=1)
    ]
    if not found:
        raise ProblemError(f"{file} holds no release of OCDS. Use JSON lines of releases, or a release package.")
    for number, row in enumerate(found, start=1):
        row["line"] = number
    for what, times in drift.most_common():
        log.info("%s: in %s of %s releases %s.", file.name, f"{times:,}", f"{len(found):,}", what)
    return found


def _releases(file: Path, content: bytes) -> Iterator[Any]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(f"{file} is not UTF-8 text, as JSON has to be. Use the publisher's own file.") from error
    try:
        yield from _of(json.loads(text))
        return
    except (json.JSONDecodeError, RecursionError):
        pass  # not one document, so one a line
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                document = json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                raise ProblemError(
                    f"{file}, line {number:,} is not JSON ({error}). Use JSON lines of releases, or a release package."
                ) from error
            yield from _of(document)


def _of(document: Any) -> Iterator[Any]:
    """The releases in a release package, or the one release that a document is."""
    if isinstance(document, dict) and isinstance(document.get("releases"), list):
        yield from document["releases"]
    elif isinstance(document, list):
        yield from document
    else:
        yield document


def _row(number: int, release: Any, drift: Counter[str]) -> Row:
    text = json.dumps(release, sort_keys=True, ensure_ascii=False)
    row: Row = {"line": number, "row_sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}
    if not isinstance(release, dict):
        return row | {"defect": "It is no OCDS release"}
    short = kept(release, drift)
    ocid, id_, day = short.get("ocid"), short.get("id"), short.get("date")
    row |= {"ocid": ocid, "ocds_release_id": id_, "release_date": day}
    if not ocid:
        return row | {"defect": "The release has no ocid"}
    if not id_:
        return row | {"defect": "The release has no id"}
    if instant(day) is None:
        return row | {"defect": "The release has no date in a known form"}
    return row | {"release_json": json.dumps(short, ensure_ascii=False, separators=(",", ":"))}
