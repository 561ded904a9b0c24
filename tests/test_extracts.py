"""Extracts: what may be asked, what comes back, and a million rows without growing."""

from __future__ import annotations

import csv
import io
import re
import resource
import shlex
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import streamlit as st
from python_calamine import CalamineWorkbook
from snapshots import LOTS, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared.extract import asked, route, streams
from pages.shared.server import serve
from pages.shared.store import Store
from pipelines.catalogue import TABLES

MONTHS = [date(2013, month, 1) for month in range(1, 7)]
MILLION = 10**6


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    bought = [spend(month, name, f"{at}.5") for at, month in enumerate(MONTHS) for name in ("A", "=B", "C'; --")]
    buyers = [council(name) for name in ("A", "=B", "C'; --")]
    write_snapshot(tmp_path, {"lot": LOTS, "buyer": buyers, "spend": bought})
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    yield TestClient(Starlette(routes=serve.ROUTES))
    st.cache_resource.clear()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_values_and_months_are_those_asked_for(client: TestClient) -> None:
    answer = client.get("/extracts/spend.csv?columns=month,buyer_id,spend_gbp&buyer_id=A&buyer_id=%3DB&from=2013-05")
    assert [tuple(row.values()) for row in rows(answer.text)] == [
        ("2013-05-01", "A", "4.5000"), ("2013-05-01", "'=B", "4.5000"),
        ("2013-06-01", "A", "5.5000"), ("2013-06-01", "'=B", "5.5000"),
    ]  # fmt: skip
    assert answer.headers["content-disposition"] == 'attachment; filename="spend_2026-01-01T0000Z.csv"'
    assert "snapshot=2026-01-01T0000Z" in answer.headers["content-location"]


def test_a_value_with_a_quote_is_a_value_and_nothing_else(client: TestClient) -> None:
    answer = client.get("/extracts/spend.csv", params={"buyer_id": "C'; --", "columns": "buyer_id"})
    assert [row["buyer_id"] for row in rows(answer.text)] == ["C'; --"] * len(MONTHS)
    assert rows(client.get("/extracts/spend.csv", params={"buyer_id": "x' OR 1=1 --"}).text) == []


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("nothing.csv", 404, "There is no table nothing"),
        ("spend.exe", 404, "No extract ends in .exe"),
        ("spend.csv?columns=month,1;DROP", 400, "spend has no column 1;DROP"),
        ("spend.csv?colour=red", 400, "spend has no column colour"),
        ("spend.csv?columns=month,month", 400, "once"),
        ("spend.csv?spend_gbp=1", 400, "Only columns of text"),
        ("spend.csv?from=May", 400, "a month reads like 2014-05"),
        ("lot.csv?from=2014-05", 400, "lot has no months"),
        ("spend.csv?snapshot=2020-01-01T0000Z", 404, "not held"),
    ],
)
def test_what_cannot_be_asked_is_said(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(f"/extracts/{path}")
    assert (answer.status_code, said in answer.text) == (status, True)


@pytest.mark.parametrize("ending", ["xlsx", "ods", "parquet"])
def test_every_kind_of_file_holds_the_same_rows(client: TestClient, ending: str) -> None:
    content = io.BytesIO(client.get(f"/extracts/spend.{ending}?columns=buyer_id,spend_gbp&from=2013-06").content)
    expected = [("A", Decimal("5.5")), ("=B", Decimal("5.5")), ("C'; --", Decimal("5.5"))]
    if ending == "parquet":
        assert [tuple(row.values()) for row in pq.read_table(content).to_pylist()] == expected
        return
    book = CalamineWorkbook.from_filelike(content)
    assert book.sheet_names == ["Cover", "Contents", "Columns", "Table"]
    assert [(row[0], Decimal(row[1])) for row in book.get_sheet_by_name("Table").to_python()[-3:]] == expected
    assert "Open Government Licence v3.0" in str(book.get_sheet_by_name("Cover").to_python())


def test_the_description_reproduces_the_extract(client: TestClient) -> None:
    answer = client.get("/extracts/spend.csv?buyer_id=A&columns=month,buyer_id&to=2013-02")
    told = client.get(re.findall("<(.*?)>", answer.headers["link"])[0]).json()
    assert [field["name"] for field in told["fields"]] == ["month", "buyer_id"]
    assert (told["licenses"][0]["title"], told["version"]) == ("Open Government Licence v3.0", "2026-01-01T0000Z")
    address = shlex.split(told["reproduce"])[-1].removeprefix("http://testserver")
    assert client.get(address).content == answer.content


def test_a_sheet_of_too_many_rows_is_refused_with_the_way_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "MOST_ROWS", 17)
    answer = client.get("/extracts/spend.xlsx")
    assert (answer.status_code, "18 rows" in answer.text, "CSV or Parquet" in answer.text) == (413, True, True)
    assert client.get("/extracts/spend.csv").status_code == 200


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A snapshot whose table of spend is a million rows, the small one's repeated."""
    folder = write_snapshot(tmp_path_factory.mktemp("million"), {"spend": [spend(MONTHS[0], "A", "1.5")]})
    table = pq.read_table(folder / "spend.parquet")
    repeated = table.take([0] * 100_000)
    with pq.ParquetWriter(folder / "spend.parquet", table.schema) as writer:
        for _ in range(MILLION // len(repeated)):
            writer.write_table(repeated)
    (folder / "datapackage.json").unlink()  # the file is not the published one any more
    return Store(folder)


@pytest.mark.parametrize("stream", [streams.as_csv, streams.as_parquet])
def test_a_million_rows_start_at_once_and_memory_stays_flat(million: Store, stream: object) -> None:
    wanted = asked.Extract("spend", ("month", "buyer_id", "spend_gbp"))
    for _ in stream(wanted.relation(million).limit(100_000)):  # type: ignore[operator]
        pass  # what is loaded once is loaded now
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, first, size = time.process_time(), 0.0, 0
    for part in stream(wanted.relation(million)):  # type: ignore[operator]
        first = first or time.process_time() - start
        size += len(part)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert first < 0.3
    assert grown < 64_000, f"memory grew by {grown:,} KB"
    assert stream is streams.as_parquet or size > 20 * MILLION


def test_every_table_can_be_extracted(client: TestClient) -> None:
    for table, definition in TABLES.items():
        answer = client.get(f"/extracts/{table}.csv")
        assert answer.text.split("\r\n")[0] == ",".join(definition.columns)


def test_a_relation_leaves_no_way_into_the_file_system(client: TestClient) -> None:
    answer = client.get("/extracts/spend.csv", params={"columns": "read_text('/etc/passwd')"})
    assert answer.status_code == 400
