"""A figure's rows to take away: CSV, the data package that says what they are, and their address."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pages.shared import harmless, snapshots, wording
from pages.shared.filters import Choice
from pages.shared.queries import Query
from pages.shared.store import Rows, Store
from pipelines.catalogue import FIELDS, TABLES
from pipelines.provenance import Release, Source

TITLE = "Digital Marketplace adoption dashboard"
FRICTIONLESS_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "BIGINT": "integer",
    "SMALLINT": "integer",
    "DOUBLE": "number",
    "DECIMAL(18,4)": "number",
}


def as_csv(rows: Rows) -> bytes:
    """Rows as CSV (UTF-8), numbers to the last digit.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([harmless.untyped(value) for value in row] for row in rows.values)
    return text.getvalue().encode()


def as_data_package(query: Query, rows: Rows, choice: Choice, store: Store) -> bytes:
    """A ZIP of the CSV and the `datapackage.json` that describes it."""
    package = data_package(query, rows, choice, store, f"{query.name}.csv")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{query.name}.csv", as_csv(rows))
        archive.writestr("datapackage.json", json.dumps(package, ensure_ascii=False, indent=2))
    return buffer.getvalue()


def data_package(query: Query, rows: Rows, choice: Choice, store: Store, path: str) -> dict[str, Any]:
    """A Frictionless data package with fields, method, sources and licences of the CSV that is at `path`."""
    data, sources = as_csv(rows), sources_of(query, store)
    return {
        "profile": "tabular-data-package",
        "name": query.name.replace("_", "-"),
        "title": query.title,
        "description": "\n\n".join(f"{heading}: {text}" for heading, text in query.sections.items()),
        "version": store.name,
        "filters": {name: value for name, value in choice.values.items() if value and name in query.parameters},
        "sources": [_source(source) for source in sources],
        "licenses": _licences(sources),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": query.name.replace("_", "-"),
                "path": path,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "schema": {"fields": [_field(name) for name in rows.columns]},
            }
        ],
    }


def address(query: Query, choice: Choice, ending: str, snapshot: str | None) -> str:
    """Where a figure's data is served under a choice: fixed to a snapshot, or following the newest."""
    asked = ([(snapshots.PARAMETER, snapshot)] if snapshot else []) + parse_qsl(choice.address(query.parameters))
    return f"/figures/{query.name}.{ending}" + (f"?{urlencode(asked)}" if asked else "")


def file_name(query: Query, store: Store, ending: str) -> str:
    """A name that says what the file holds and from which snapshot."""
    return f"{query.name}_{store.name}.{ending}"


def sources_of(query: Query, store: Store) -> list[Source]:
    """The publishers' datasets that a query's figures come from, each once."""
    found = {
        source.name: source
        for table, cited in _cited(query, store).items()
        for source in store.lineage[table].sources
        if source.name in cited
    }
    return list(found.values())


def releases_of(query: Query, store: Store) -> list[Release]:
    """The publications that a query's figures come from, newest last."""
    found = {
        release.release_id: release
        for table, cited in _cited(query, store).items()
        for release in store.lineage[table].releases
        if release.source in cited
    }
    return sorted(found.values(), key=lambda release: release.release_id)


def _cited(query: Query, store: Store) -> dict[str, set[str]]:
    """Of each table that a query reads, the names of the sources that it takes something from.

    Left out are tables that only name what others count, and rows of sources that the query does not ask for; what
    rows of no source come from, a register or a lookup, stays.
    """
    held = sorted(table for table in query.tables & store.lineage.keys() if not TABLES[table].only_names)
    cited = {table: {source.name for source in store.lineage[table].sources} for table in held}
    for table in held:
        if query.sources and "source" in TABLES[table].columns:
            cited[table] -= store.sources_of_rows(table) - query.sources
    return cited


def citation(title: str, address: str, sources: Iterable[Source], store: Store, accessed: date) -> str:
    """A full citation: title, publisher, snapshot, address, date of access, and the sources' attributions."""
    attributions = " ".join(dict.fromkeys(source.attribution for source in sources))
    return f"{TITLE}: {title}. Snapshot {store.name}. {address} (accessed {wording.day(accessed)}). {attributions}"


def _field(name: str) -> dict[str, str]:
    field = FIELDS[name]
    described = {
        "name": name,
        "type": FRICTIONLESS_TYPES[field.type],
        "title": field.title,
        "description": field.description,
    }
    return described | {name: value for name, value in (("unit", field.unit), ("base", field.base)) if value}


def _source(source: Source) -> dict[str, str]:
    return {"title": f"{source.title}, {source.publisher}", "path": source.address}


def _licences(sources: list[Source]) -> list[dict[str, str]]:
    return [
        {"title": licence, "path": address}
        for licence, address in dict.fromkeys((source.licence, source.licence_address) for source in sources)
    ]
