"""datapackage.json: the snapshot described for other programs, as a Frictionless Data Package."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines import parquet
from pipelines.catalogue import FIELDS, TABLES, feeds, references
from pipelines.problem import ProblemError
from pipelines.provenance import Lineage, Source

FILE_NAME = "datapackage.json"
# What to do about a published file that is not as it was written.
REBUILD = "Never edit a snapshot: build a new one with python -m pipelines build, or go back to an older one."


def write(folder: Path, lineages: dict[str, Lineage], now: datetime) -> None:
    """Describe the Parquet files and the feeds in `folder`."""
    sources = {source.name: source for lineage in lineages.values() for source in lineage.sources}
    package = {
        "profile": "data-package",
        "name": "digital-marketplace-adoption",
        "title": "Digital Marketplace adoption",
        "description": "Who buys through the Digital Marketplace: spend, buyers, suppliers, councils.",
        "created": now.isoformat(),
        "sources": [_source(source) for source in sources.values()],
        "licenses": _licences(sources.values()),
        "resources": [
            *(_table(folder, lineages[name]) for name in sorted(lineages)),
            *(
                _feed(folder / feeds.file_name(name))
                for name in feeds.FEEDS
                if (folder / feeds.file_name(name)).exists()
            ),
        ],
    }
    path = folder / FILE_NAME
    path.write_bytes(_as_bytes(package | {"hash": _seal(package)}))
    parquet.sync(path)
    path.chmod(0o444)


def read(folder: Path) -> dict[str, Any]:
    """The description in `folder`, byte for byte as `write` wrote it. Raises ProblemError where it is not."""
    path = folder / FILE_NAME
    try:
        content = path.read_bytes()
        package = json.loads(content)
        sealed = "hash" in package
        described = {key: value for key, value in package.items() if key != "hash"}
        intact = content == _as_bytes(described | {"hash": _seal(described)})
    except OSError as error:
        raise ProblemError(f"{path} is missing or cannot be read ({error.strerror}). {REBUILD}") from error
    except (ValueError, AttributeError, RecursionError) as error:
        raise ProblemError(
            f"{path} is damaged: it is no JSON that describes a snapshot ({error}). {REBUILD}"
        ) from error
    if not sealed:
        raise ProblemError(f"{path} has no checksum of its own: older code built this snapshot. {REBUILD}")
    if not intact:
        raise ProblemError(f"{path} is not as it was written: its own checksum differs. {REBUILD}")
    return described


def _seal(package: dict[str, Any]) -> str:
    """The checksum of everything else that the description says."""
    return f"sha256:{hashlib.sha256(_as_bytes(package)).hexdigest()}"


def _as_bytes(package: dict[str, Any]) -> bytes:
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def sha256(path: Path) -> str:
    """The checksum of a file, in the form that the package gives it."""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def file_of(resource: str) -> str:
    """The file of a resource: a feed's name is its file's, a table's is not."""
    return resource if resource.endswith(feeds.ENDING) else f"{resource}.parquet"


def _feed(path: Path) -> dict[str, Any]:
    return {
        "profile": "data-resource",
        "name": path.name,
        "title": f"Feed: {feeds.FEEDS[path.stem].title.lower()}",
        "description": "Changes from snapshot to snapshot as an Atom feed, newest first.",
        "path": path.name,
        "format": "atom",
        "mediatype": feeds.MEDIA_TYPE,
        "bytes": path.stat().st_size,
        "hash": sha256(path),
    }


def _table(folder: Path, lineage: Lineage) -> dict[str, Any]:
    table = TABLES[lineage.table]
    path = folder / f"{lineage.table}.parquet"
    described = {
        "profile": "data-resource",
        "name": lineage.table,
        "title": table.title,
        "description": f"One row is {table.grain}.",
        "path": path.name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": sha256(path),
        "rows": pq.read_metadata(path).num_rows,
        "sources": [_source(source) for source in lineage.sources],
        "licenses": _licences(lineage.sources),
        "schema": {
            "fields": [_field(column, column in table.nullable) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(lineage.table, *reference) for reference in references(lineage.table)],
        },
    }
    return described | ({"accepted": lineage.accepted} if lineage.accepted else {})


def _foreign_key(name: str, column: str, explained_in: str, code: str) -> dict[str, Any]:
    # In the words of the standard, an empty name is the table itself.
    return {
        "fields": [column],
        "reference": {"resource": "" if explained_in == name else explained_in, "fields": [code]},
    }


def _field(column: str, nullable: bool) -> dict[str, Any]:
    field = FIELDS[column]
    constraints: dict[str, Any] = {"required": not nullable}
    described: dict[str, Any] = {
        "name": column,
        "type": _type(field.type),
        "title": field.title,
        "description": field.description,
        "constraints": constraints | ({"enum": list(field.choices)} if field.choices else {}),
    }
    return described | ({"unit": field.unit} if field.unit else {})


def _type(sql_type: str) -> str:
    kinds = {"VARCHAR": "string", "DATE": "date", "BIGINT": "integer", "SMALLINT": "integer", "BOOLEAN": "boolean"}
    return kinds.get(sql_type, "number")


def _source(source: Source) -> dict[str, str]:
    described = {"title": f"{source.title} ({source.publisher})"}
    return described | ({"path": source.address} if source.address else {})


def _licences(sources: Any) -> list[dict[str, str]]:
    return [
        {"title": title, "path": path}
        for title, path in sorted({(source.licence, source.licence_address) for source in sources})
    ]
