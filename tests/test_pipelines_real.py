"""The real files through the whole build, against a slow reading of the same files that shares no code with it."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.pipeline_files import APRIL_FILE, JULY_FILE, need_shared, tables_of

LOTS = {
    "1": "infrastructure-as-a-service",
    "2": "platform-as-a-service",
    "3": "software-as-a-service",
    "4": "specialist-cloud-services",
    "Infrastructure as a Service (IaaS)": "infrastructure-as-a-service",
    "Platform as a Service (PaaS)": "platform-as-a-service",
    "Software as a Service (SaaS)": "software-as-a-service",
    "Specialist Cloud Services": "specialist-cloud-services",
}
APRIL_ID, JULY_ID = "g_cloud_sales-2014-04-10", "g_cloud_sales-2014-07-14"
Sale = dict[str, str]


def april() -> list[Sale]:
    """Columns by position: one of them has no heading."""
    records = list(csv.reader(io.StringIO(APRIL_FILE.read_bytes().decode("utf-8"), newline="")))
    names = ("lot", "month", "spend", "sector", "size", "", "supplier", "buyer")
    sales = [dict(zip(names, record, strict=True)) for record in records[1:]]
    for sale in sales:
        day, month, year = sale["month"].split("/")
        sale["month"] = f"{year}-{month}-{day}"
    return sales


def july() -> list[Sale]:
    records = list(csv.reader(io.StringIO(JULY_FILE.read_bytes().decode("mac_roman"), newline="")))
    names = ("id", "framework", "lot", "supplier", "buyer", "month", "text", "spend", "sector", "size")
    return [dict(zip(names, record, strict=True)) for record in records[1:]]


Totals = dict[str, tuple[Decimal, int]]


def totals(sales: list[Sale], group: str) -> Totals:
    spend: defaultdict[str, Decimal] = defaultdict(Decimal)
    for sale in sales:
        spend[sale[group]] += Decimal(sale["spend"])
    counts = Counter(sale[group] for sale in sales)
    return {LOTS.get(key, key): (value, counts[key]) for key, value in spend.items()}


@pytest.fixture(scope="module")
def tables(real_snapshot: Path) -> duckdb.DuckDBPyConnection:
    return tables_of(real_snapshot)


COLUMNS = {"month": "month", "sector": "sector_published", "size": "supplier_size", "lot": "lot_id"}


@pytest.mark.parametrize("group", COLUMNS)
@pytest.mark.parametrize(("release_id", "read"), [(APRIL_ID, april), (JULY_ID, july)])
def test_each_publication_agrees_with_a_slow_reading(
    tables: duckdb.DuckDBPyConnection, group: str, release_id: str, read: Callable[[], list[Sale]]
) -> None:
    sql = f"SELECT {COLUMNS[group]}::VARCHAR, sum(spend_gbp), sum(invoice_count) FROM spend_vintage"
    rows = tables.execute(f"{sql} WHERE release_id = ? GROUP BY 1", [release_id]).fetchall()
    assert {key: (spend, count) for key, spend, count in rows} == totals(read(), group)


@pytest.mark.parametrize("group", [*COLUMNS, "buyer"])
def test_spend_agrees_with_a_slow_reading_of_the_newest_publication(
    tables: duckdb.DuckDBPyConnection, group: str
) -> None:
    column = {**COLUMNS, "buyer": "buyer_name_published"}[group]
    rows = tables.execute(
        f"SELECT {column}::VARCHAR, sum(spend_gbp), sum(invoice_count) FROM spend GROUP BY 1"
    ).fetchall()
    assert {key: (spend, count) for key, spend, count in rows} == totals(july(), group)


def test_known_totals(tables: duckdb.DuckDBPyConnection) -> None:
    assert tables.execute(
        "SELECT sum(spend_gbp), sum(invoice_count), count(DISTINCT buyer_name_published) FROM spend"
    ).fetchone() == (Decimal("217455674.3915"), 13_492, 524)
    assert tables.execute(
        "SELECT release_id, sum(spend_gbp), sum(invoice_count) FROM spend_vintage GROUP BY 1 ORDER BY 1"
    ).fetchall() == [
        (APRIL_ID, Decimal("154635951.7974"), 9_227),
        (JULY_ID, Decimal("217455674.3915"), 13_492),
    ]
    assert tables.execute(
        "SELECT release_id, row_count, used_count, rejected_count FROM release ORDER BY 1"
    ).fetchall()[:2] == [(APRIL_ID, 9_227, 9_227, 0), (JULY_ID, 13_492, 13_492, 0)]


def test_known_numbers_of_names(tables: duckdb.DuckDBPyConnection) -> None:
    assert (len({s["buyer"] for s in april()}), len({s["supplier"] for s in april()})) == (437, 300)
    assert (len({s["buyer"] for s in july()}), len({s["supplier"] for s in july()})) == (524, 343)
    published = {sale["supplier"] for sale in april() + july()}
    spelt = tables.execute("SELECT supplier_name_published FROM supplier_spelling").fetchall()
    assert {name for (name,) in spelt} == published
    named = tables.execute("SELECT buyer_name_published FROM buyer_name").fetchall()
    assert {name for (name,) in named} == {sale["buyer"] for sale in april() + july()}


def test_lines_are_kept_one_by_one(tables: duckdb.DuckDBPyConnection) -> None:
    lines = Counter(
        (date.fromisoformat(sale["month"]), LOTS[sale["lot"]], sale["size"], Decimal(sale["spend"])) for sale in july()
    )
    kept = tables.execute("SELECT month, lot_id, supplier_size, spend_gbp FROM spend_line").fetchall()
    assert Counter(kept) == lines
    assert sum(spend < 0 for *_, spend in kept) == 250
    assert sum(spend == 0 for *_, spend in kept) == 239


def test_repeated_rows_are_in_the_totals() -> None:
    need_shared()
    times = Counter(tuple(value for name, value in sale.items() if name != "id") for sale in july())
    # That they are not dropped is what the totals above prove; this says how many there are to drop.
    assert sum(times.values()) - len(times) == 1_389


def test_the_later_publication_restates_the_earlier(tables: duckdb.DuckDBPyConnection) -> None:
    february = tables.execute(
        "SELECT release_id, round(sum(spend_gbp) / 1000000, 2) FROM spend_vintage"
        " WHERE month = DATE '2014-02-01' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert [float(spend) for _, spend in february] == [17.42, 16.43]


def test_what_is_decided_of_a_name_is_on_every_sale(tables: duckdb.DuckDBPyConnection) -> None:
    assert tables.execute(
        "SELECT count(*) FROM spend JOIN buyer_name USING (buyer_name_published)"
        " WHERE spend.buyer_id IS DISTINCT FROM buyer_name.buyer_id"
        " OR spend.buyer_type IS DISTINCT FROM buyer_name.buyer_type"
    ).fetchone() == (0,)


def test_only_certain_spellings_of_a_supplier_are_folded(tables: duckdb.DuckDBPyConnection) -> None:
    folded = tables.execute(
        "SELECT list(supplier_name_published ORDER BY 1) FROM supplier_spelling"
        " GROUP BY supplier_id HAVING count(*) > 1"
    ).fetchall()
    assert folded == [(["Box Inc.", "Box, Inc."],)]


def test_no_free_text_of_the_files_is_kept(tables: duckdb.DuckDBPyConnection, real_snapshot: Path) -> None:
    # A description that is no more than the lot's name is everywhere.
    texts = {sale["text"] for sale in july() if len(sale["text"]) > 20} - {*LOTS, *(name[:-7] for name in LOTS)}
    assert len(texts) > 1_000
    for path in real_snapshot.parents[1].glob("raw/*/*.parquet"):
        tables.read_parquet(str(path)).create_view(path.stem)
    for (name,) in tables.execute("SHOW TABLES").fetchall():
        cells = {cell for row in tables.table(name).fetchall() for cell in row}
        assert not cells & texts, name
