"""Months, money and suppliers' names through the production path, for values nobody thought of."""

from __future__ import annotations

import itertools
import string
import tempfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import selects
from tests.pipeline_files import APOSTROPHE, JULY, july_csv, staged_sales

MONTHS = st.dates(date(2012, 1, 1), JULY).map(lambda day: day.replace(day=1))
# DECIMAL(18,4) holds fourteen digits before the point.
MONEY = st.decimals(Decimal("-99999999999999.9999"), Decimal("99999999999999.9999"), places=4)
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)


# A lone no-break space of Mac Roman is as likely the Ê of Windows: names with apostrophes, as in the real file, decide.
CERTAINLY_MAC = {"SupplierName": f"Bee{APOSTROPHE}s " * 12}


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


MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December"]  # fmt: skip


def slow_month(text: str) -> date | None:
    """The date that a text means, by trying one form after the other; None where it is none, or not certainly one."""
    text = text.strip(" \t\xa0").lower()
    if len(text.split(".")[0]) == 5 and set(text) <= set("0123456789.") and not text[5:].strip("0").strip("."):
        return None if text.endswith(".") else date(1899, 12, 30) + timedelta(int(text[:5]))
    for midnight in (" 00:00:00", "t00:00:00", " 00:00", "t00:00"):
        if text.endswith(midnight):
            text = text.removesuffix(midnight)
            return None if text[:1].isalpha() else slow_numbers(text)
    if text[-1:] in list(string.ascii_lowercase):
        text = text[:-1].removesuffix(" ")
    return slow_numbers(text) or slow_name(text)


def slow_numbers(text: str) -> date | None:
    for form, lengths in {"%d/%m/%Y": {4}, "%d/%m/%y": {2}, "%Y-%m-%d": {10}}.items():
        try:
            found = datetime.strptime(text.replace("-", "/").replace(".", "/") if "/" in form else text, form).date()
        except ValueError:
            continue
        if form == "%Y-%m-%d":
            return found if len(text) == 10 else None
        if len(text.replace("-", "/").replace(".", "/").split("/")[2]) in lengths:
            return found.replace(year=2000 + found.year % 100) if "y" in form else found
    return None


def slow_name(text: str) -> date | None:
    letters = "".join(itertools.takewhile(str.isalpha, text))
    rest = text.removeprefix(letters)
    rest = rest[1:] if rest[:1] in (" ", "-") else rest
    rest = rest[1:] if rest[:1] in ("'", APOSTROPHE) else rest
    numbers = [n for n, name in enumerate(MONTH_NAMES, 1) if len(letters) > 2 and name.lower().startswith(letters)]
    if not numbers or len(rest) not in (2, 4) or not set(rest) <= set(string.digits) or rest == "0000":
        return None
    return date(2000 + int(rest) if len(rest) == 2 else int(rest), numbers[0], 1)


def slow_amount(text: str) -> Decimal | None:
    """The pounds that a text means, character by character; None where it is not certainly an amount."""
    text = text.strip(" \t\xa0")
    if text[:1] == "£" and text[1:].strip(" \xa0") in ("-", "\N{EN DASH}"):
        return Decimal(0)
    negative = text[:1] == "(" and text[-1:] == ")"
    if negative:
        text = text[1:-1].strip(" \xa0")
    signs = 0
    while text[:1] in ("-", "\N{MINUS SIGN}", "£"):
        signs += text[0] != "£"
        if text[0] == "£" and "£" in text[1:]:
            return None
        text = text[1:].lstrip(" \xa0")
    pounds, point, pence = text.partition(".")
    groups = pounds.split(",")
    grouped = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    digits = set("".join(groups) + pence) <= set(string.digits)
    if not (grouped and digits and pounds and bool(point) == bool(pence)) or signs + negative > 1:
        return None
    if len(pence.rstrip("0")) > 4 or len("".join(groups).lstrip("0")) > 14:
        return None
    value = Decimal("".join(groups) + "." + (pence or "0"))
    return -value if signs or negative else value


NEAR_MONTHS = st.one_of(
    PRINTABLE,
    st.builds(
        lambda day, month, year, mark, end: f"{day}{mark}{month}{mark}{year}{end}",
        st.sampled_from(["1", "01", "2", "31", "00"]),
        st.sampled_from(["1", "02", "5", "12", "13"]),
        st.sampled_from(["2013", "13", "99", "2099", "201"]),
        st.sampled_from("/.- "),
        st.sampled_from(["", "x", " b", "xx", " 00:00", " 00:00:00", "?"]),
    ),
    st.builds(
        lambda year, month, day, end: f"{year}-{month}-{day}{end}",
        st.sampled_from(["2013", "2099", "13"]),
        st.sampled_from(["01", "02", "5", "12", "13"]),
        st.sampled_from(["01", "1", "31", "00"]),
        st.sampled_from(["", "r", "T00:00:00", " 00:00", "T09:30:00"]),
    ),
    st.builds(
        lambda name, letters, mark, year, end: f"{name[:letters]}{mark}{year}{end}",
        st.sampled_from([*MONTH_NAMES, "JULY", "Spring", "Mai"]),
        st.integers(2, 9),
        st.sampled_from(["-", " ", "", "/", " '", "--"]),
        st.sampled_from(["13", "2013", "2099", "3"]),
        st.sampled_from(["", "s", " *"]),
    ),
    st.integers(40_900, 41_900).map(str),
    st.sampled_from(["41395.0", "41395.5", "041395", "41395a", "\xa041395 "]),
)
NEAR_AMOUNTS = st.one_of(
    PRINTABLE,
    st.lists(
        st.sampled_from(["£", "-", "(", ")", ",", ".", "1", "23", "456", "000", " ", "\xa0", "e"]), max_size=8
    ).map("".join),
    st.builds(
        lambda start, pounds, pence, end: f"{start}{pounds}{pence}{end}",
        st.sampled_from(["", "£", "-", "-£", "£-", "(", "(£", " £ ", "£ -", "-(", "--"]),
        st.sampled_from(["5", "1,234", "1234", "1,234,567", "12,34", "0,123", "99999999999999", "100000000000000"]),
        st.sampled_from(["", ".5", ".50", ".1234", ".12345", ".12340", "."]),
        st.sampled_from(["", ")", " ", ")-"]),
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NEAR_MONTHS, NEAR_AMOUNTS), min_size=40, max_size=80))
def test_months_and_amounts_are_what_a_slow_reading_says(cells: list[tuple[str, str]]) -> None:
    rows = staged([CERTAINLY_MAC | {"ReturnMonth": month, "EvidencedSpend": spend} for month, spend in cells])
    assert len(rows) == len(cells)
    for row, (month, spend) in zip(rows, cells, strict=True):
        assert (row["month"], row["spend_gbp"]) == (slow_month(month), slow_amount(spend)), (month, spend)
        usable = row["month"] and row["month"].day == 1 and date(2012, 1, 1) <= row["month"] <= JULY
        assert (row["reason"] is None) == bool(usable and row["spend_gbp"] is not None)


def test_what_publishers_and_spreadsheets_write_is_read() -> None:
    may = ["2013-05-01", "01/05/2013", "1/5/13", "May-13", "may 2013", "May-13s", "01/05/2013r", "41395", "41395.0",
           "2013-05-01 00:00:00", "01.05.2013"]  # fmt: skip
    amounts = {"£1,234.50": "1234.5", "(£1,234.50)": "-1234.5", "-£5": "-5", "£-5": "-5", " £ 5 ": "5", "£ -   ": "0",
               "(5.00)": "-5", "1,000": "1000", "1.500000": "1.5"}  # fmt: skip
    rows = staged([{"ReturnMonth": text} for text in may] + [{"EvidencedSpend": text} for text in amounts])
    assert [row["reason"] for row in rows] == [None] * len(rows)
    assert {row["month"] for row in rows[: len(may)]} == {date(2013, 5, 1)}
    assert [row["spend_gbp"] for row in rows[len(may) :]] == [Decimal(text) for text in amounts.values()]


def test_amounts_and_months_that_nearly_pass_are_rejected() -> None:
    wrong_money = ["", "n/a", "1,00", "£", "-", "1e3", "1.23456", "100000000000000", "NaN", "--1", "1.", ".5", "5)",
                   "(-5)", "1 000"]  # fmt: skip
    # 39933 is 1 May 2013 as a Mac of old counted days; 17-May may be a day of this year.
    wrong_months = ["", "2014-02-30", "2014-05-02", "05/2014", "17-May", "39933", "2011-12-01", "2014-08-01",
                    "01/05/2099", "05/01/2014", "41395a"]  # fmt: skip
    rows = staged([{"EvidencedSpend": text} for text in wrong_money] + [{"ReturnMonth": text} for text in wrong_months])
    assert all(row["reason"] for row in rows), [row for row in rows if not row["reason"]]


def test_every_other_column_can_be_the_reason() -> None:
    columns = ("LotDescription", "SMEorLarge", "Sector", "SupplierName", "CustomerName")
    rows = staged([*({column: " "} for column in columns), {"Framework": "Crown Hosting"}])
    assert [str(row["reason"]).split()[1] for row in rows] == [
        "lot", "supplier", "sector", "supplier", "buyer", "framework"
    ]  # fmt: skip


def supplier_ids(names: list[str]) -> list[str]:
    """The codes that the production SQL gives to suppliers' names."""
    connection = duckdb.connect()
    published = {
        "source": ["g_cloud_sales"] * len(names),
        "supplier_name_published": names,
        "line_count": [1] * len(names),
    }
    connection.register("published_supplier", pa.table(published))
    sql = selects.texts("staging")["supplier_key"]
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
