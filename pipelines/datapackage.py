"""datapackage.json: the snapshot described for other programs, as a Frictionless Data Package."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines import parquet
from pipelines.catalogue import FIELDS, TABLES
from pipelines.provenance import Lineage, Source

FILE_NAME = "datapackage.json"


def write(folder: Path, lineages: dict[str, Lineage], now: datetime) -> None:
    """Describe the Parquet files in `folder`."""
    sources = {source.name: source for lineage in lineages.values() for source in lineage.sources}
    package = {
        "profile": "data-package",
        "name": "digital-marketplace-adoption",
        "title": "Digital Marketplace adoption",
        "description": "Who buys through the Digital Marketplace: spend, buyers, suppliers, councils.",
        "created": now.isoformat(),
        "sources": [_source(source) for source in sources.values()],
        "licenses": _licences(sources.values()),
        "resources": [_resource(folder, lineages[name]) for name in sorted(lineages)],
    }
    path = folder / FILE_NAME
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    parquet.sync(path)
    path.chmod(0o444)


def sha256(path: Path) -> str:
    """The checksum of a file, in the form that the package gives it."""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def _resource(folder: Path, lineage: Lineage) -> dict[str, Any]:
    table = TABLES[lineage.table]
    path = folder / f"{lineage.table}.parquet"
    return {
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
        },
    }


def _field(column: str, nullable: bool) -> dict[str, Any]:
    field = FIELDS[column]
    described: dict[str, Any] = {
        "name": column,
        "type": _type(field.type),
        "title": field.title,
        "description": field.description,
        "constraints": {"required": not nullable},
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
