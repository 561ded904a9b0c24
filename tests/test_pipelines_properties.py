"""Months, money and suppliers' names through the production path, for values nobody thought of."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import transform
from tests.pipeline_files import JULY, july_csv, staged_sales

MONTHS = st.dates(date(2012, 1, 1), JULY).map(lambda day: day.replace(day=1))
# DECIMAL(18,4) holds fourteen digits before the point.
MONEY = st.decimals(Decimal("-99999999999999.9999"), Decimal("99999999999999.9999"), places=4)
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)


def staged(sales: list[dict[str, str]]) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        return staged_sales(Path(folder), july_csv(Path(folder) / "sales.csv", sales))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(MONTHS, MONEY, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"])), min_size=1, max_size=40))
def test_months_and_money_are_read_exactly(sales: list[tuple[date, Decimal, str]]) -> None:
    rows = staged(
        [{"ReturnMonth": month.strftime(form), "EvidencedSpend": f"{money:f}"} for month, money, form in sales]
    )
    assert [(row["month"], row["spend_gbp"], row["reason"]) for row in rows] == [(m, s, None) for m, s, _ in sales]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(PRINTABLE, PRINTABLE), min_size=1, max_size=40))
def test_any_text_is_read_exactly_or_rejected_with_a_reason(cells: list[tuple[str, str]]) -> None:
    rows = staged([{"ReturnMonth": month, "EvidencedSpend": spend} for month, spend in cells])
    assert len(rows) == len(cells)
    for row, (month, spend) in zip(rows, cells, strict=True):
        if row["reason"] is None:
            assert str(row["month"]) in (month.strip(), "-".join(reversed(month.strip().split("/"))))
            assert row["spend_gbp"] == Decimal(spend.strip())


def test_amounts_and_months_that_nearly_pass_are_rejected() -> None:
    wrong_money = ["", "1,000", "£5", "(5.00)", "1e3", "1.23456", "100000000000000", "NaN", "--1", "1.", ".5", "٣"]
    wrong_months = [
        "",
        "2014-02-30",
        "2014-05-02",
        "05/2014",
        "May-14",
        "41760",
        "2011-12-01",
        "2014-08-01",
        "1/5/2014",
    ]
    rows = staged(
        [{"EvidencedSpend": text.encode("mac_roman", "replace").decode("mac_roman")} for text in wrong_money]
        + [{"ReturnMonth": text} for text in wrong_months]
    )
    assert all(row["reason"] for row in rows), [row for row in rows if not row["reason"]]


def test_every_other_column_can_be_the_reason() -> None:
    columns = ("LotDescription", "Framework", "SMEorLarge", "Sector", "SupplierName", "CustomerName")
    rows = staged([{column: " "} for column in columns])
    assert [str(row["reason"]).split()[1] for row in rows] == [
        "lot", "framework", "supplier", "sector", "supplier", "buyer"
    ]  # fmt: skip


def supplier_ids(names: list[str]) -> list[str]:
    """The codes that the production SQL gives to suppliers' names."""
    connection = duckdb.connect()
    sales = {"supplier_name_published": names, "reason": pa.nulls(len(names), pa.string())}
    connection.register("g_cloud_sales", pa.table(sales))
    sql = (transform.HERE / "staging" / "supplier_key.sql").read_text(encoding="utf-8")
    found = dict(connection.sql(sql).select("supplier_name_published", "supplier_id").fetchall())
    return [found[name] for name in names]


def test_spellings_of_one_company_are_folded() -> None:
    one_company = ["Acme & Sons Ltd", "ACME AND SONS LIMITED", "Acme & Sons Ltd. ", "Acmé & Sons Ltd T/A Bolts",
                   "ACME & SONS LTD TRADING AS BOLTS", "acme & sons, ltd"]  # fmt: skip
    assert set(supplier_ids(one_company)) == {"acme-and-sons-ltd"}


def test_companies_that_may_differ_stay_apart() -> None:
    apart = [
        "NCC GROUP PLC", "NCC Group (The)", "Tessella Ltd", "Tessella plc", "SPECIALIST COMPUTER CENTRE",
        "SCC (Specialist Computer Centre)", "Microsoft Ltd", "MICROSOFT IRELAND OPERATIONS LTD", "TEAMLOGIC",
        "TEAMLOGIC SYSTEMS", "BUSINESSWEB SOFTWARE T/A FIRMSTEP LTD", "Firmstep Ltd", "Businessweb Software",
        "@UK Plc", "UK Plc", "Ωmega Ltd", "Δelta Ltd", "***", "???",
    ]  # fmt: skip
    assert len(set(supplier_ids(apart))) == len(apart)


NAMES = st.lists(
    st.one_of(
        PRINTABLE.filter(str.strip),
        st.lists(
            st.sampled_from(["Acme", "Ltd", "LIMITED.", "T/A", "trading as", "plc", "&", "(UK)", "-"]), min_size=1
        ).map(" ".join),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=25, deadline=None)
@given(NAMES)
def test_folding_ignores_case_and_outer_spaces_and_is_done_once(names: list[str]) -> None:
    ids = supplier_ids(names)
    assert all(ids)
    lettered = [(name, key) for name, key in zip(names, ids, strict=True) if not key.startswith("supplier-")]
    if lettered:
        expected = [key for _, key in lettered]
        assert supplier_ids([name.upper() for name, _ in lettered]) == expected
        assert supplier_ids([f"  {name.lower()} " for name, _ in lettered]) == expected
        assert supplier_ids(expected) == expected
