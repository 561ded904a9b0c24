"""Opportunities under Digital Outcomes and Specialists: kept as published, without contact details, and optional."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import contacts, raw
from pipelines.build import build
from pipelines.sources import DATASETS
from pipelines.sources.digital_outcomes_opportunities import COLUMNS, HEADINGS, WITH_QUESTIONS
from tests.pipeline_files import ROOT, SHARED, TODAY, need_shared, tables_of, tiny_data

DATASET = DATASETS["digital_outcomes_opportunities"]
FOLDER = SHARED / "dos-opportunities"
OPPORTUNITY = {"ID": "1", "Published At": "2018-07-02", "Organisation Name": "Ayton Council"}
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def opportunities_csv(path: Path, *rows: dict[str, str], headings: tuple[str, ...] = HEADINGS) -> Path:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, headings, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(OPPORTUNITY | row for row in rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def kept(data: Path, file: Path) -> list[dict[str, str]]:
    release, _ = raw.add(DATASET, file, date(2018, 7, 27), TODAY, data)
    rows: list[dict[str, str]] = pq.read_table(raw.raw_path(data, release)).to_pylist()
    return rows


def test_both_vintages_are_kept_as_published(tmp_path: Path) -> None:
    need_shared()
    files = {date(2018, 5, 3): "opportunity-data.2018-05-03.csv", date(2018, 7, 27): "opportunity-data.csv"}
    for published, name in files.items():
        raw.add(DATASET, FOLDER / name, published, TODAY, tmp_path)
    releases = raw.releases(DATASET, tmp_path)
    assert [release.rows for release in releases] == [1905, 2118]
    for release, name in zip(releases, files.values(), strict=True):
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            published_rows = list(csv.DictReader(file))
        rows = pq.read_table(raw.raw_path(tmp_path, release)).to_pylist()
        assert [[row[column] for column in COLUMNS] for row in rows] == [list(row.values()) for row in published_rows]


def test_contact_details_are_masked_before_anything_is_written(tmp_path: Path) -> None:
    opportunity = {
        "ID": "02079460000",
        "Opportunity": "Ask jo.bloggs@example.gov.uk or 020 7946 0000",
        "Organisation Name": "Ayton (tel +44 (0)1632 960 001)",
        "Expected Contract Length": "6 months; call 07700900123.",
        "Winning supplier": "sales@acme.example",
    }
    file = opportunities_csv(tmp_path / "o.csv", opportunity)
    (row,) = kept(tmp_path, file)
    assert row["title"] == "Ask [e-mail address] or [telephone number]"
    assert row["buyer"] == "Ayton (tel [telephone number])"
    assert row["expected_contract_length"] == "6 months; call [telephone number]."
    assert row["winning_supplier"] == "[e-mail address]"
    assert row["opportunity_id"] == "02079460000"  # a code, where nobody writes freely


@pytest.mark.parametrize(
    "text",
    [
        # The one organisation in the real files with such numbers in its name.
        "The National Forest Company.   Company Registration: 2991970  Registered Charity Number: 1166563",
        "2016-07-13",
        "£1,000,000.00 to £2,000,000.00",
        "Phase 2 of 3, 0.5 FTE, 12/09/2018",
        "www.enterprise-europe.co.uk",
        "RM1043.4 lot 00123",
        "Meet @ Leeds",
    ],
)
def test_other_numbers_and_signs_are_no_contact_details(text: str) -> None:
    assert contacts.mask(text) == text


@given(st.text(), st.sampled_from(["a@b.uk", "x.y+z@mail.example.org", "01632 960001", "+44 1632 960001"]), st.text())
def test_no_address_or_number_survives_wherever_it_stands(before: str, detail: str, after: str) -> None:
    assert detail not in contacts.mask(f"{before} {detail} {after}")


def test_a_later_layout_has_a_count_of_questions(tmp_path: Path) -> None:
    headings = tuple(WITH_QUESTIONS.header)
    (row,) = kept(tmp_path, opportunities_csv(tmp_path / "o.csv", {"ID": "7", "Clarification questions": "3"},
                                             headings=headings))  # fmt: skip
    assert row["opportunity_id"] == "7"
    assert set(row) == {"line", "release_id", *COLUMNS, "defect", "row_sha256"}


def test_each_opportunity_can_be_used_or_has_its_reason() -> None:
    whole = {"opportunity_id": "1", "published_at": "2018-07-02", "buyer": "Ayton Council"}
    rows = [
        whole,
        whole | {"opportunity_id": "x"},
        whole | {"published_at": "2/7/2018"},
        whole | {"buyer": " "},
        {"defect": "3 cells where the header has 20"},
    ]
    numbered = [row | {"line": line} for line, row in enumerate(rows)]
    assert reasons(pa.Table.from_pylist(numbered, DATASET.schema)) == [
        None,
        "The opportunity id is not a number",
        "The published at is not a date in a known form",
        "The buyer is empty",
        "3 cells where the header has 20",
    ]


def test_every_published_opportunity_can_be_used(tmp_path: Path) -> None:
    need_shared()
    release, _ = raw.add(DATASET, FOLDER / "opportunity-data.csv", date(2018, 7, 27), TODAY, tmp_path)
    assert set(reasons(pq.read_table(raw.raw_path(tmp_path, release)))) == {None}


def reasons(rows: pa.Table) -> list[str | None]:
    """Why each row cannot be used, by the SELECT that a build types them with."""
    connection = duckdb.connect()
    connection.register(f"raw_{DATASET.source.name}", rows)
    sql = (ROOT / "pipelines" / "staging" / f"{DATASET.source.name}.sql").read_text(encoding="utf-8")
    return [reason for (reason,) in connection.sql(sql).sort("line").select("reason").fetchall()]


def test_a_build_neither_needs_opportunities_nor_minds_them(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    without = build(data, NOW)
    kept(data, opportunities_csv(tmp_path / "o.csv", {"ID": "1", "Opportunity": "A service"}))
    with_them = build(data, NOW.replace(minute=5))
    for name in ("spend", "buyer", "release", "rejected_row"):
        rows = [sorted(tables_of(snapshot).table(name).fetchall()) for snapshot in (without, with_them)]
        assert rows[0] == rows[1]
