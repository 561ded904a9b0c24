"""The file of one table: whether it is the published one, what it was built from, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pages.shared import snapshots
from pages.shared.snapshots import SnapshotError
from pipelines.catalogue import FIELDS, TABLES
from pipelines.provenance import LINEAGE_KEY, Lineage


def checked(path: Path, table: str, held: Mapping[str, str], checksum: str | None) -> Lineage:
    """The lineage of the file of `table`, whose columns and types are `held`.

    Raises SnapshotError with a sentence where it holds another table, is not the file with the recorded `checksum`
    (None where none was recorded), or does not say where it comes from.
    """
    file = f"Snapshot {path.parent.name}: {path.name}"
    if not held.keys() & set(TABLES[table].columns):
        raise SnapshotError(f"{file} holds another table: it has none of the columns.")
    if checksum is not None and checksum != snapshots.checksum(path):
        raise SnapshotError(f"{file} is not the file that was published.")
    try:
        lineage = Lineage.from_json((pq.read_metadata(path).metadata or {})[LINEAGE_KEY.encode()])
    except (pa.ArrowException, OSError, KeyError, ValueError, TypeError) as error:
        raise SnapshotError(f"{file} does not say where it comes from: its lineage is missing or damaged.") from error
    if lineage.table != table:
        raise SnapshotError(f"{file} holds another table, “{lineage.table}”.")
    return lineage


def unlike(table: str, held: Mapping[str, str]) -> str:
    """What a table lacks of the dictionary, or holds as another type; empty where it is as the dictionary says."""
    columns = TABLES[table].columns
    missing = [column for column in columns if column not in held]
    other = [column for column in columns if column in held and held[column] != FIELDS[column].type]
    told = [f"no {', '.join(missing)}"] if missing else []
    told += [f"another type for {', '.join(other)}"] if other else []
    return f"its table “{table}” has {' and '.join(told)}" if told else ""
