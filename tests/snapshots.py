"""Small snapshots for tests: the tables that a test names, every other table empty."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.catalogue import FIELDS, TABLES
from pipelines.provenance import LINEAGE_KEY, Lineage, Release, Source

NAME = "2026-01-01T0000Z"
ARROW_TYPES = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "BIGINT": pa.int64(),
    "SMALLINT": pa.int16(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DECIMAL(18,4)": pa.decimal128(18, 4),
}
SOURCE = Source(
    name="g_cloud_sales",
    title="Made-up sales",
    publisher="A test",
    address="https://example.org/sales",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains nothing real.",
    updated="never",
    caveats="Made up.",
)
RELEASE = Release("g_cloud_sales", date(2014, 7, 14), date(2026, 1, 1), "sales.csv", "", "0" * 64, 1)

Rows = Sequence[Mapping[str, Any]]


def write_snapshot(data: Path, tables: Mapping[str, Rows], name: str = NAME) -> Path:
    """Write a snapshot below `data` and return its folder."""
    folder = data / "snapshots" / name
    folder.mkdir(parents=True)
    for table in TABLES:
        rows = tables.get(table, ())
        (folder / f"{table}.parquet").write_bytes(_parquet(table, rows) if rows else _empty(table))
    describe(folder)
    return folder


@cache  # most tables of most tests, and there are thousands of these snapshots
def _empty(table: str) -> bytes:
    return _parquet(table, ())


def _parquet(table: str, rows: Rows) -> bytes:
    columns = {
        column: pa.array([row.get(column) for row in rows], ARROW_TYPES[FIELDS[column].type])
        for column in TABLES[table].columns
    }
    lineage = Lineage(table, (SOURCE,), (RELEASE,), datetime(2026, 1, 1, tzinfo=UTC), "test")
    written = io.BytesIO()
    pq.write_table(pa.table(columns).replace_schema_metadata({LINEAGE_KEY: lineage.to_json()}), written)
    return written.getvalue()


def central(buyer_id: str, buyer_type: str = "ministerial_department", **also: Any) -> dict[str, Any]:
    """A central body that is known to exist from before the data to after them unless said otherwise."""
    known = {"start_by_date": date(2000, 1, 1), "end_after_date": date(2030, 1, 1)}
    return {"buyer_id": buyer_id, "buyer_name": buyer_id, "buyer_type": buyer_type} | known | also


def describe(folder: Path) -> None:
    """Write the part of a data package that says which bytes were published."""
    resources = [
        {"path": path.name, "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"}
        for path in sorted([*folder.glob("*.parquet"), *folder.glob("*.atom")])
    ]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")


def council(buyer_id: str, **also: Any) -> dict[str, Any]:
    """A principal council; England's South East and a district unless said otherwise."""
    return {
        "buyer_id": buyer_id,
        "buyer_name": f"{buyer_id} Council",
        "buyer_type": "local_authority",
        "nation": "England",
        "region": "South East",
        "authority_type": "District",
    } | also


def spend(month: date, buyer_id: str | None, pounds: str, **also: Any) -> dict[str, Any]:
    """One row of spend with a council, on software from a small supplier unless said otherwise."""
    start = month.year if month.month > 3 else month.year - 1
    return {
        "month": month,
        "financial_year": f"{start}-{(start + 1) % 100:02}",
        "buyer_id": buyer_id,
        "buyer_type": "local_authority" if buyer_id else None,
        "buyer_name_published": buyer_id or "Unknown body",
        "sector_published": "Local Government",
        "supplier_id": "acme",
        "supplier_size": "SME",
        "framework_id": "g-cloud",
        "lot_id": "software-as-a-service",
        "spend_gbp": Decimal(pounds),
        "invoice_count": 1,
    } | also


LOTS = [
    {
        "lot_id": "infrastructure-as-a-service",
        "lot_name": "Infrastructure as a Service",
        "lot_number": 1,
        "framework_family": "G-Cloud",
    },
    {
        "lot_id": "software-as-a-service",
        "lot_name": "Software as a Service",
        "lot_number": 3,
        "framework_family": "G-Cloud",
    },
]
