"""A snapshot against the catalogue and its own description: what is wrong, a sentence each.

Whatever a file holds, the answer is a list of sentences. A file that is not the
one that was published is therefore not opened: what reads Parquet need not
survive every damage.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipelines import datapackage, lookups, parquet, raw, table_rules, transform
from pipelines.catalogue import TABLES, feeds
from pipelines.connection import in_memory
from pipelines.datapackage import REBUILD
from pipelines.problem import ProblemError
from pipelines.provenance import LINEAGE_KEY, Lineage
from pipelines.sources import DATASETS


def problems(snapshot: Path) -> list[str]:
    """What is wrong with the snapshot in `snapshot`: nothing, if it is in order."""
    found = damage(snapshot)
    # What is not as it was published is not opened.
    return found or list(_content_problems(snapshot, _resources(snapshot)))


def damage(snapshot: Path) -> list[str]:
    """What is not as it was published, whichever version of the code built the snapshot."""
    try:
        resources = _resources(snapshot)
        foreign = [
            f"{path} is no part of this snapshot. Move it elsewhere."
            for path in sorted(snapshot.iterdir())
            if path.name not in {*map(datapackage.file_of, resources), datapackage.FILE_NAME}
            and not path.name.startswith(".")
        ]
    except OSError as error:
        return [f"{snapshot} cannot be read ({error.strerror}). {REBUILD}"]
    except ProblemError as error:
        return list(error.problems)
    return foreign + [
        problem
        for name, resource in sorted(resources.items())
        for problem in _file_damage(snapshot / datapackage.file_of(name), resource)
    ]


def input_problems(data: Path, today: date) -> list[str]:
    """What is wrong with the lookups, and with what they say of the publishers' files where those are held."""
    try:
        if all(raw.releases(dataset, data) for dataset in DATASETS.values() if dataset.is_required):
            transform.stage(data, today)
        else:
            # A fresh checkout has lookups and a snapshot, but not the publishers' files.
            lookups.load(data / "reference", today)
    except ProblemError as error:
        return list(error.problems)
    return []


def _resources(snapshot: Path) -> dict[str, dict[str, Any]]:
    package = datapackage.read(snapshot)
    try:
        return {resource["name"]: dict(resource) for resource in package["resources"]}
    except (KeyError, TypeError, ValueError) as error:
        path = snapshot / datapackage.FILE_NAME
        raise ProblemError(f"{path} does not list its tables ({error}). {REBUILD}") from error


def _file_damage(path: Path, resource: dict[str, Any]) -> Iterator[str]:
    try:
        size, published = path.stat().st_size, resource.get("bytes")
        if size != published:
            yield f"{path} has {size} bytes, not the {published} it was published with. {REBUILD}"
        elif datapackage.sha256(path) != resource.get("hash"):
            yield f"{path} is not the file that was published: its checksum differs. {REBUILD}"
    except OSError as error:
        yield f"{path} is missing or cannot be read ({error.strerror}). {REBUILD}"


def _content_problems(snapshot: Path, resources: dict[str, dict[str, Any]]) -> Iterator[str]:
    found = list(_listing_problems(snapshot / datapackage.FILE_NAME, set(resources)))
    connection = in_memory()
    for name in sorted(set(TABLES) & set(resources)):
        found += _table_problems(snapshot / f"{name}.parquet", resources[name], connection)
    yield from found
    # The tables are compared with each other only when each is sound by itself.
    if not found:
        yield from table_rules.unknown_codes(connection)
        yield from transform.problems(connection, "checks/snapshot")


def _listing_problems(package: Path, listed: set[str]) -> Iterator[str]:
    known_feeds = set(map(feeds.file_name, feeds.FEEDS))
    missing, unknown = sorted(set(TABLES) - listed), sorted(listed - set(TABLES) - known_feeds)
    for kind, lacking in (("table", missing), ("feed", sorted(known_feeds - listed))):
        if lacking:
            yield (
                f"{package} lists no {kind} {', '.join(lacking)}: older code built this snapshot. "
                "Build a new one: python -m pipelines build"
            )
    if unknown:
        yield (
            f"{package} lists the table {', '.join(unknown)}, which this code does not know: newer code built this "
            "snapshot. Get the newest code, or build a new snapshot: python -m pipelines build"
        )


def _table_problems(path: Path, resource: dict[str, Any], connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """What is wrong with one table, which becomes a view of `connection` if it can be read."""
    try:
        if Lineage.from_json(parquet.metadata(path).get(LINEAGE_KEY, "")).table != path.stem:
            yield f"{path} is another table by its own lineage. {REBUILD}"
        connection.read_parquet(str(path)).create_view(path.stem)
        rows = connection.table(path.stem)
        if len(rows) != resource.get("rows"):
            yield f"{path} has {len(rows)} rows, not the {resource.get('rows')} it was published with. {REBUILD}"
        yield from table_rules.problems(path.stem, rows)
    except ProblemError as error:
        yield from error.problems
    except (ValueError, KeyError, TypeError):
        yield f"{path} does not say where it comes from: its lineage is missing or damaged. {REBUILD}"
    except duckdb.Error as error:
        yield f"{path} cannot be read as a table: {error}. {REBUILD}"
