"""The pages about the data itself: their findings, the one source of corrections, words and columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest

from pages.shared import filters, queries
from pages.shared.finding import Finding
from pages.shared.store import Store
from pipelines.build import build
from pipelines.catalogue import FIELDS, TABLES
from tests.pipeline_files import reference_csv, tables_of, tiny_data

ROOT = Path(__file__).parents[1]
NAME, BEFORE = "2026-01-01T0000Z", "2025-12-01T0000Z"
PAIR = [{"snapshot_name": NAME, "snapshot_before": BEFORE}]
MONTHS = [date(2013, month, 1) for month in range(1, 7)]


def say(folder: Path, name: str, tables: dict[str, list[dict[str, Any]]], **asked: str) -> Finding:
    store = Store(write_snapshot(folder, {"lot": LOTS} | tables))
    choice, problems = filters.choose(asked, tuple(filters.FILTERS), store)
    assert problems == []
    query = queries.load(name)
    rows = store.rows(query.sql, choice.for_query(query.parameters))
    found: Finding = import_module(f"pages.shared.figures.{name}").finding(rows, choice)
    return found


def change(kind: str, subject: str, **also: Any) -> dict[str, Any]:
    code = f"{NAME}/{kind}/{subject}"
    return {"snapshot_name": NAME, "change_kind": kind, "subject": subject, "change_id": code} | also


def restated(month: date, before: int, now: int) -> dict[str, Any]:
    return change("month_restated", f"{month}", month=month, spend_before_gbp=Decimal(before), spend_gbp=Decimal(now))


@pytest.mark.parametrize(
    ("name", "changes", "heading"),
    [
        ("changes_by_kind", [], "Nothing has changed"),
        ("changes_by_kind", [change("buyer_new", "A")], "1 change since the snapshot before"),
        ("changes_by_kind", [change("buyer_new", f"{n}") for n in range(1200)],
         "1,200 changes since the snapshot before"),
        ("changed_months", [], "No month was added or restated"),
        ("changed_months", [restated(MONTHS[0], 5, 7)], "1 month restated"),
        ("changed_months", [change("month_gone", "May", month=MONTHS[0])], "1 month gone"),
        ("changed_names", [], "No name was matched or decided anew"),
        ("changed_names", [change("name_matched", "A"), change("name_decided_anew", "B")],
         "1 name matched, 1 decided anew"),
        ("changed_buyers", [], "No buyer is new or gone"),
        ("changed_buyers", [change("buyer_gone", "A"), change("buyer_gone", "B")], "2 buyers gone"),
        ("changed_methods", [], "No method has changed"),
        ("changed_methods", [change("method_changed", "figure headline")], "1 method changed"),
        ("changes", [], "No changes are on record yet"),
        ("changes", [change("buyer_new", "A"), change("buyer_new", "A") | {"snapshot_name": BEFORE}],
         "2 changes in 2 snapshots so far"),
    ],
)  # fmt: skip
def test_what_changed_in_words(tmp_path: Path, name: str, changes: list[dict[str, Any]], heading: str) -> None:
    assert say(tmp_path, name, {"change": changes, "snapshot": PAIR}).heading == heading


def test_restatements_add_up_in_words(tmp_path: Path) -> None:
    rows = [restated(MONTHS[0], 500, 700), restated(MONTHS[1], 900, 200)]
    rows.append(change("month_added", "March", month=MONTHS[2], spend_gbp=Decimal(10000)))
    found = say(tmp_path, "changed_months", {"change": rows, "snapshot": PAIR})
    assert found.heading == "1 month added, 2 restated"
    assert found.measure.endswith("restatements come to -£500 in all")


def test_a_first_snapshot_says_that_nothing_is_compared(tmp_path: Path) -> None:
    first = [{"snapshot_name": NAME, "snapshot_before": None}]
    found = say(tmp_path, "changes_by_kind", {"snapshot": first})
    assert found.heading == "This is the first snapshot, so nothing has changed"


def test_changes_of_earlier_snapshots_are_on_record_and_not_among_the_newest(tmp_path: Path) -> None:
    old = change("buyer_new", "A") | {"snapshot_name": BEFORE}
    assert say(tmp_path, "changed_buyers", {"change": [old], "snapshot": PAIR}).heading == "No buyer is new or gone"


def source(name: str, expected: str | None) -> dict[str, Any]:
    return dict.fromkeys(TABLES["source"].columns, "x") | {
        "source": name, "source_title": name.title(), "next_expected": expected
    }  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "heading"),
    [
        ((None, None), "No source says when it publishes next"),
        (("None: this series has stopped.", None), "No further publication of Sales is expected"),
        (("None: stopped.", "On 1 July 2027."), "Next publication expected: Register"),
    ],
)
def test_a_next_publication_is_said_only_where_a_source_says_so(
    tmp_path: Path, expected: tuple[str | None, ...], heading: str
) -> None:
    names = ("sales", "register")
    sources = [source(name, when) for name, when in zip(names, expected, strict=True)]
    releases = [{"release_id": name, "source": name} for name in names]
    assert say(tmp_path, "publications_expected", {"source": sources, "release": releases}).heading == heading


def matched(pounds: str, left: str) -> dict[str, list[dict[str, Any]]]:
    name = {"source": "g_cloud_sales", "buyer_name_published": "A", "buyer_id": "A", "match_method": "exact"}
    rows = [spend(MONTHS[0], "A", pounds, invoice_count=9), spend(MONTHS[0], None, left)]
    return {"buyer_name": [name], "spend": rows}


@pytest.mark.parametrize(
    ("pounds", "left", "heading"),
    [
        ("90", "10", "90.0% of spend is matched to a body"),
        ("99999", "1", "Nearly all spend is matched to a body"),
        ("100", "0", "All spend is matched to a body"),
        ("5", "-5", "1 of 2 names are matched to a body"),
    ],
)
def test_matching_in_words(tmp_path: Path, pounds: str, left: str, heading: str) -> None:
    assert say(tmp_path, "matching_by_method", matched(pounds, left)).heading == heading


COUNCILS = [council(f"C{n}") for n in range(12)]
ONCE = [spend(MONTHS[n], f"C{n}", "5") for n in range(3)]


@pytest.mark.parametrize(
    ("name", "sales", "heading"),
    [
        ("councils_bought_most_months", [spend(month, "C0", "1") for month in MONTHS],
         "1 council bought in most months"),
        ("councils_bought_most_months", [spend(month, "C0", "-1") for month in MONTHS],
         "No council bought in most months"),
        ("councils_bought_once", ONCE, "2 councils bought in one month only"),
        ("first_time_buyers", ONCE, "2 bodies bought for the first time"),
        ("first_time_buyers", [], "No body bought for the first time"),
        ("buyers_lapsed", ONCE, "No buyer has lapsed"),
        ("buyers_lapsed", [*ONCE, spend(date(2014, 2, 1), "C5", "1"), spend(date(2014, 3, 1), None, "1")],
         "2 buyers have lapsed"),
        ("suppliers_to_councils", [], "No supplier has sold to councils"),
        ("suppliers_to_councils", ONCE, "1 supplier has sold to councils"),
        ("sme_share_by_buyer_group", ONCE, "Too few invoice lines for a share of SMEs"),
        ("sme_share_by_buyer_group", [spend(MONTHS[0], "C0", "5", invoice_count=10), *ONCE],
         "SMEs had 100% of spend of local authorities"),
        ("sme_share_by_buyer_group",
         [spend(MONTHS[0], "C0", "5", invoice_count=10), spend(MONTHS[0], None, "5", invoice_count=10), *ONCE],
         "SMEs had 100% of spend in every group"),
        ("sme_share_by_buyer_group",
         [spend(MONTHS[0], "C0", "5", invoice_count=10),
          spend(MONTHS[0], None, "5", invoice_count=10, supplier_size="Large"), *ONCE],
         "SMEs: from 0% (not matched) to 100% (local authorities)"),
        ("march_spend_by_year", ONCE, "No full financial year in this selection"),
        ("central_spend_by_year", ONCE, "No department and no agency had invoices"),
    ],
)  # fmt: skip
def test_ready_made_tables_in_words(tmp_path: Path, name: str, sales: list[dict[str, Any]], heading: str) -> None:
    suppliers = [{"supplier_id": "acme", "supplier_name": "Acme"}]
    assert say(tmp_path, name, {"buyer": COUNCILS, "spend": sales, "supplier": suppliers}).heading == heading


def test_words_of_one_and_none_about_files(tmp_path: Path) -> None:
    rejected = {"release_id": "r", "source": "s", "line": 1, "reason": "The month is not a date in a known form"}
    assert say(tmp_path / "a", "rejected_rows", {"rejected_row": [rejected]}).heading == "1 row could not be used"
    assert say(tmp_path / "b", "rejected_rows", {}).heading == "Every row could be used"
    vintages = [
        {"release_id": release, "month": month, "spend_gbp": Decimal(pounds)}
        for release, month, pounds in (
            ("a", MONTHS[0], 5),
            ("b", MONTHS[0], 9),
            ("a", MONTHS[1], 5),
            ("b", MONTHS[1], 1),
        )
    ]
    found = say(tmp_path / "c", "restated_months", {"spend_vintage": vintages})
    assert found.heading == "Later publications raised 1 month and lowered 1"
    # A tie of 4 pounds up and 4 down: the later month is named.
    assert found.sentence == "The largest: February 2013, from £5 to £1."


CORRECTION = "2026-01-02,2026-01-01T0000Z,Councils by region,45,46,A region was wrong"


def test_corrections_have_one_source(tmp_path: Path) -> None:
    """The lookup, the page and the README say the same."""
    with (ROOT / "data" / "reference" / "corrections.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Corrections\n")[1].split("\n## ")[0]
    assert ("None so far" in section) == (rows == [])
    for row in rows:
        assert row["corrected_figure"] in section and row["correction_date"] in section
    data = tiny_data(tmp_path)
    reference_csv(data, "corrections", [CORRECTION])
    store = Store(build(data, datetime(2026, 1, 2, 3, 4, tzinfo=UTC)))
    found = store.rows(queries.load("corrections").sql)
    said = import_module("pages.shared.figures.corrections").finding(found, filters.Choice({}, {}))
    assert said.heading == "Corrections so far: 1"
    assert said.measure.endswith("the newest of 2 January 2026")
    assert say(tmp_path / "none", "corrections", {}).heading == "Corrections so far: none"


def test_a_snapshot_describes_its_columns_sources_and_methods(tmp_path: Path) -> None:
    tables = tables_of(build(tiny_data(tmp_path), datetime(2026, 1, 2, 3, 4, tzinfo=UTC)))
    held = {row[0]: row for row in tables.table("dictionary").fetchall()}
    assert set(held) == set(FIELDS)
    assert held["spend_gbp"][-1] == "change, spend, spend_line, spend_vintage"
    assert held["adoption_percent"][-1] is None
    sources = {row[0] for row in tables.table("source").fetchall()}
    assert sources >= {"g_cloud_sales", "local_authority_register", "reference", "published_figures", "project"}
    methods = {row[:2] for row in tables.table("method").fetchall()}
    assert {("figure", name) for name in queries.names()} < methods
    assert {("table", name) for name in TABLES} < methods


def test_the_glossary_defines_every_word_once() -> None:
    with (ROOT / "data" / "reference" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = [row["word"] for row in rows]
    assert words == sorted(words) and len(words) == len(set(words))
    assert all(row["meaning"].endswith(".") and row["word"] != row["meaning"] for row in rows)
    assert set(words) >= {"adoption", "active", "lapsed", "new", "never", "retention", "Whitehall", "local authority",
                          "agency", "buyer", "spend", "SME", "framework", "lot", "opportunity", "low base"}  # fmt: skip


@pytest.fixture
def many_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    rows = [change("buyer_new", f"Buyer {n:03}") for n in range(300)]
    rows.append(change("name_matched", "<script>alert(1)</script>", value_after="[x](https://example.org)"))
    write_snapshot(
        tmp_path,
        {"change": rows, "snapshot": PAIR, "buyer": COUNCILS, "lot": LOTS, "spend": ONCE},
    )
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def test_the_page_of_changes_holds_many_and_none_of_them_can_act(many_changes: None) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "changes.py"), default_timeout=30).run()
    assert not app.exception
    assert app.header[0].value == "301 changes since the snapshot before"
    assert "/feeds/buyers.atom" in "".join(text.value for text in app.markdown)
    cells = [cell for table in app.table for row in table.value.values.tolist() for cell in row]
    assert any(r"\<script\>" in str(cell) for cell in cells)
    assert not any("](https://" in str(cell) for cell in cells)


def test_a_question_is_picked_and_its_table_shown(many_changes: None) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "data.py"), default_timeout=30).run()
    assert not app.exception
    (questions,) = [group for group in app.button_group if "question" in group.label]
    assert len(questions.options) == 8 and all(option.endswith("?") for option in questions.options)
    questions.set_value("Which councils bought in one month only?").run()
    assert "2 councils bought in one month only" in [header.value for header in app.header]
