"""Publishers' files, real and made up, and data folders for the tests of the pipelines."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines import raw, selects
from pipelines.reading.layouts import Layout
from pipelines.reference import LOOKUPS
from pipelines.sources import DATASETS
from pipelines.sources.g_cloud_sales import APRIL_2014, JULY_2014
from pipelines.sources.local_authority_register import WITH_FUTURE

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
APRIL_FILE = SHARED / "gcloud-sales" / "G-Cloud-Spend-10-04-14-v1-For-Publication.csv"
JULY_FILE = SHARED / "gcloud-sales" / "G-Cloud-Spend-14-07-14-v2-For-import.csv"
REGISTER_FILE = SHARED / "local-authorities" / "uk_local_authorities_future.csv"
NEIGHBOURS_FILE = SHARED / "local-authorities" / "ons-neighbours" / "global-neighbours.csv"
# The curly one: 0xD5 in Mac Roman.
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
APRIL, JULY, TODAY = date(2014, 4, 10), date(2014, 7, 14), date(2026, 1, 2)

SALE = {
    "ID": "1",
    "Framework": "G-Cloud",
    "LotDescription": "4",
    "SupplierName": "Acme Ltd",
    "CustomerName": "Ayton Council",
    "ReturnMonth": "2014-05-01",
    "ProjectNameAndDescription": "words that must not be kept",
    "EvidencedSpend": "100.5",
    "Sector": "Local Government",
    "SMEorLarge": "SME",
}
COUNCIL = {
    "local-authority-code": "AYT",
    "official-name": "Ayton Council",
    "nice-name": "Ayton",
    "start-date": "2000-04-01",
    "nation": "England",
    "region": "North East",
    "local-authority-type": "UA",
    "pop-2020": "1000.0",
}
REFERENCE_ROWS = {
    "frameworks": ["g-cloud,G-Cloud,G-Cloud,,,,,,,"],
    "lots": [
        "infrastructure-as-a-service,Infrastructure as a Service,1,G-Cloud,a file",
        "platform-as-a-service,Platform as a Service,2,G-Cloud,a file",
        "software-as-a-service,Software as a Service,3,G-Cloud,a file",
        "specialist-cloud-services,Specialist Cloud Services,4,G-Cloud,a file",
    ],
    "central_bodies": ["cabinet-office,Cabinet Office,ministerial_department,,cabinet-office,,,,,,,,,,"],
    "buyer_names": ["g_cloud_sales,Ayton Council,AYT,local_authority,exact,,the register"],
}


def need_shared() -> None:
    """Skip where the publishers' files are not beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"the publishers' files are not in {SHARED}")


def july_csv(path: Path, sales: Iterable[dict[str, str]] = ({},), line_end: str = "\r") -> Path:
    """A file in the layout of July 2014, one row for each of `sales`, which say how they differ from SALE."""
    return _write(path, JULY_2014, [SALE | sale for sale in sales], line_end, "mac_roman")


def april_csv(path: Path, sales: Sequence[Sequence[str]], line_end: str = "\n") -> Path:
    """A file in the layout of April 2014."""
    _bytes(path, [APRIL_2014.header, *sales], "utf-8", line_end)
    return path


def register_csv(path: Path, councils: Iterable[dict[str, str]] = ({},)) -> Path:
    """A register, one row for each of `councils`, which say how they differ from COUNCIL."""
    return _write(path, WITH_FUTURE, [COUNCIL | council for council in councils], "\n", "utf-8-sig")


def _write(path: Path, layout: Layout, records: list[dict[str, str]], line_end: str, encoding: str) -> Path:
    rows = [layout.header, *([record.get(heading, "") for heading in layout.header] for record in records)]
    _bytes(path, rows, encoding, line_end)
    return path


def _bytes(path: Path, rows: Sequence[Sequence[str]], encoding: str, line_end: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=line_end).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def reference_csv(data: Path, name: str, rows: Sequence[str]) -> Path:
    """Replace the rows of one lookup."""
    path = data / "reference" / f"{name}.csv"
    path.write_text("\n".join([",".join(LOOKUPS[name].columns), *rows]) + "\n", encoding="utf-8")
    return path


def tiny_data(data: Path, sales: Iterable[dict[str, str]] = ({},), councils: Iterable[dict[str, str]] = ({},)) -> Path:
    """A data folder with one small release of each dataset and the lookups for it."""
    (data / "reference").mkdir(parents=True)
    for name in LOOKUPS:
        reference_csv(data, name, REFERENCE_ROWS.get(name, []))
    sales_file, register_file = july_csv(data / "sales.csv", sales), register_csv(data / "register.csv", councils)
    # So few rows that one of them which cannot be used is more than one in a hundred.
    raw.add(DATASETS["g_cloud_sales"], sales_file, JULY, TODAY, data, accept_rejected=True)
    raw.add(DATASETS["local_authority_register"], register_file, None, TODAY, data, accept_rejected=True)
    return data


def real_data(data: Path) -> Path:
    """A data folder with the publishers' files and the project's own lookups."""
    shutil.copytree(ROOT / "data" / "reference", data / "reference")
    raw.add(DATASETS["g_cloud_sales"], APRIL_FILE, APRIL, TODAY, data)
    raw.add(DATASETS["g_cloud_sales"], JULY_FILE, JULY, TODAY, data)
    raw.add(DATASETS["local_authority_register"], REGISTER_FILE, None, TODAY, data)
    raw.add(DATASETS["ons_neighbours"], NEIGHBOURS_FILE, None, TODAY, data)
    return data


def staged_sales(
    data: Path, file: Path, source: str = "g_cloud_sales", published: date = JULY
) -> list[dict[str, object]]:
    """The rows of a sales file as the production code reads and types them, and nothing else of a build."""
    release, _ = raw.add(DATASETS[source], file, published, TODAY, data, accept_rejected=True)
    connection = duckdb.connect()
    for name in ("g_cloud_sales", "digital_outcomes_sales"):
        connection.register(f"raw_{name}", DATASETS[name].schema.empty_table())
    connection.register(f"raw_{source}", pq.read_table(raw.raw_path(data, release)))
    rows = connection.sql(selects.texts("staging")["sales"]).sort("line")
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]


def tables_of(snapshot: Path) -> duckdb.DuckDBPyConnection:
    """A connection with a view of each table of a snapshot."""
    connection = duckdb.connect()
    for path in snapshot.glob("*.parquet"):
        connection.read_parquet(str(path)).create_view(path.stem)
    return connection
