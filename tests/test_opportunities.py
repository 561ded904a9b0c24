"""Opportunities under Digital Outcomes and Specialists: kept as published, without contact details, and optional."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import contacts, raw
from pipelines.build import build
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS
from pipelines.sources.digital_outcomes_opportunities import COLUMNS, HEADINGS, WITH_QUESTIONS
from tests.pipeline_files import REFERENCE_ROWS, ROOT, SHARED, TODAY, need_shared, reference_csv, tables_of, tiny_data

DATASET = DATASETS["digital_outcomes_opportunities"]
FOLDER = SHARED / "dos-opportunities"
OPPORTUNITY = {
    "ID": "1",
    "Opportunity": "A service",
    "Framework": "digital-outcomes-and-specialists-2",
    "Category": "digital-outcomes",
    "Published At": "2018-07-02",
    "Organisation Name": "Ayton Council",
    "Status": "closed",
}
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
    cases: list[tuple[dict[str, str], str | None]] = [
        ({}, None),
        ({"opportunity_id": "x"}, "The opportunity id is not a number"),
        ({"opportunity_id": " 0 "}, "The opportunity stands in the file already"),
        ({"published_at": "2/7/2018"}, "The published at is not a date in a known form"),
        ({"published_at": "2018-07-28"}, "The opportunity was published after the file"),
        ({"published_at": "2018-07-27"}, None),
        ({"buyer": " "}, "The buyer is empty"),
        ({"title": ""}, "The opportunity has no title"),
        ({"framework": "g-cloud-9"}, "The framework is not one of this source"),
        ({"framework": "digital-outcomes-and-specialists"}, None),
        ({"category": "cloud"}, "The category is not known"),
        ({"status": "withdrawn"}, "The status is not known"),
        ({"sme_application_count": "6.5"}, "The applications from SMEs are not a whole number"),
        ({"large_application_count": "-1"}, "The applications from large organisations are not a whole number"),
        ({"application_count": "many"}, "The total of organisations is not a whole number"),
        ({"winning_supplier_size": "SME"}, "The size of the supplier is not known"),
        ({"contract_amount": "£5"}, "The contract amount is not an amount in pounds with up to four decimals"),
        ({"contract_start_date": "soon"}, "The contract start date is not a date"),
        ({"defect": "3 cells where the header has 20"}, "3 cells where the header has 20"),
    ]
    rows = [whole(line) | row for line, (row, _) in enumerate(cases)]
    assert reasons(pa.Table.from_pylist(rows, DATASET.schema)) == [reason for _, reason in cases]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2 years", 730),
        ("2 Years", 730),
        ("24 months", 730),
        ("6 Months.", 183),
        ("One month", 30),
        ("two (2) years", 730),
        ("6-month", 183),
        ("8 weeks", 56),
        ("1 yr", 365),
        ("Up to 2 years", None),
        ("3-6 months", None),
        ("220 days + option to extend 220 days", None),
        ("220 days", None),  # may be working days
        ("Initially 6 months with the right to extend", None),
        ("a while", None),
        ("", None),
        (None, None),
    ],
)
def test_an_expected_length_becomes_days_where_it_is_certain(text: str | None, days: int | None) -> None:
    assert typed(whole(0) | {"expected_contract_length": text})["contract_days"] == days


def test_cells_are_read_as_they_are_published() -> None:
    row = typed(
        whole(0)
        | {
            "framework": "digital-outcomes-and-specialists",
            "buyer_domain": "HomeOffice.gsi.gov.uk",
            "open_for": "2 weeks",
            "sme_application_count": "6.0",
            "large_application_count": "",
            "application_count": "6.0",
            "winning_supplier_size": "micro",
            "contract_amount": "1725.5",
            "contract_start_date": "2016-7-29",
        }
    )
    told = {
        "framework_id": "digital-outcomes-and-specialists-1",
        "buyer_domain": "homeoffice.gov.uk",
        "open_days": 14,
        "sme_application_count": 6,
        "large_application_count": None,  # not known, and not none
        "application_count": 6,
        "winner_size": "micro",
        "contract_gbp": Decimal("1725.5"),
        "contract_start_date": date(2016, 7, 29),
        "reason": None,
    }
    assert {column: row[column] for column in told} == told


@given(st.text(max_size=12), st.sampled_from(["open_for", "expected_contract_length", "application_count",
                                               "contract_amount", "contract_start_date", "buyer_domain"]))  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_a_cell_is_read_or_the_row_is_refused(text: str, column: str) -> None:
    row = typed(whole(0) | {column: text})
    read = {"application_count": "application_count", "contract_amount": "contract_gbp",
            "contract_start_date": "contract_start_date"}  # fmt: skip
    if column in read and text.strip(" "):
        assert (row[read[column]] is None) == (row["reason"] is not None)
    else:
        assert row["reason"] is None


def test_every_published_opportunity_can_be_used(tmp_path: Path) -> None:
    need_shared()
    release, _ = raw.add(DATASET, FOLDER / "opportunity-data.csv", date(2018, 7, 27), TODAY, tmp_path)
    assert set(reasons(pq.read_table(raw.raw_path(tmp_path, release)))) == {None}


def whole(line: int) -> dict[str, Any]:
    return {
        "line": line,
        "release_id": "digital_outcomes_opportunities-2018-07-27",
        "opportunity_id": str(line),
        "title": "A service",
        "framework": "digital-outcomes-and-specialists-2",
        "category": "digital-outcomes",
        "published_at": "2018-07-02",
        "buyer": "Ayton Council",
        "status": "closed",
    }


def staged(rows: pa.Table) -> list[dict[str, Any]]:
    """Rows as the SELECT types them that a build uses."""
    connection = duckdb.connect()
    connection.register(f"raw_{DATASET.source.name}", rows)
    sql = (ROOT / "pipelines" / "staging" / f"{DATASET.source.name}.sql").read_text(encoding="utf-8")
    found = connection.sql(sql).sort("line")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def reasons(rows: pa.Table) -> list[str | None]:
    return [row["reason"] for row in staged(rows)]


def typed(row: dict[str, Any]) -> dict[str, Any]:
    (found,) = staged(pa.Table.from_pylist([row], DATASET.schema))
    return found


def test_a_build_neither_needs_opportunities_nor_minds_them(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    without = build(data, NOW)
    with_frameworks(data)
    kept(data, opportunities_csv(tmp_path / "o.csv", {"ID": "1"}))
    with_them = build(data, NOW.replace(minute=5))
    for name in ("opportunity", "opportunity_vintage"):
        counts = [len(tables_of(snapshot).table(name).fetchall()) for snapshot in (without, with_them)]
        assert counts == [0, 1]
    for name in ("spend", "buyer"):
        rows = [sorted(tables_of(snapshot).table(name).fetchall()) for snapshot in (without, with_them)]
        assert rows[0] == rows[1]


def with_frameworks(data: Path) -> Path:
    rows = [f"digital-outcomes-and-specialists-{n},Digital Outcomes {n},Digital Outcomes,,,,,,," for n in (1, 2)]
    reference_csv(data, "frameworks", [*REFERENCE_ROWS["frameworks"], *rows])
    lots = [f"{lot},{lot},,Digital Outcomes,a file" for lot in ("digital-outcomes", "digital-specialists")]
    reference_csv(data, "lots", [*REFERENCE_ROWS["lots"], *lots])
    return data


BODIES = [
    "ministry,Ministry of Justice,ministerial_department,,ministry,,,,,,,,,,",
    "aid,Legal Aid Agency,executive_agency,ministry,aid,2013-04-01,,,made up,,,,,,",
    "passports,HM Passport Office,executive_agency,home,passports,,,,,2014-09-30,,,made up,,",
    "home,Home Office,ministerial_department,,home,,,,,,,,,,",
]
DOMAINS = [
    "justice.gov.uk,ministry,ministerial_department,,the name beside it",
    "ayton.gov.uk,AYT,local_authority,,the name beside it",
    "mail.nhs.uk,,health,shared,the name beside it",
]


def test_the_buyer_is_known_by_domain_then_name(tmp_path: Path) -> None:
    cases = [
        ("Ministry of Justice", "justice.gsi.gov.uk", "ministry", "ministerial_department", "domain"),
        # A body that belongs to the domain's owner; one that does not; and a name that nobody knows.
        ("Legal Aid Agency", "justice.gsi.gov.uk", "aid", "executive_agency", "name"),
        ("Home Office", "justice.gov.uk", "ministry", "ministerial_department", "domain"),
        ("Tower Team", "justice.gov.uk", "ministry", "ministerial_department", "domain"),
        ("Tower Team", "ayton.gov.uk", "AYT", "local_authority", "domain"),
        # Shared, or not decided: the name alone, else the kind that the domain tells.
        ("Legal Aid Agency", "mail.nhs.uk", "aid", "executive_agency", "name"),
        ("Tower Team", "mail.nhs.uk", None, "health", None),
        ("Tower Team", "elsewhere.gov.uk", None, None, None),
        ("Ayton Council", "", "AYT", "local_authority", "name"),
        # Ended before the day: what followed it.
        ("HM Passport Office", "elsewhere.gov.uk", "home", "ministerial_department", "name"),
    ]
    data = with_frameworks(tiny_data(tmp_path))
    reference_csv(data, "central_bodies", [*REFERENCE_ROWS["central_bodies"], *BODIES])
    reference_csv(data, "buyer_successions", ["passports,home,2014-10-01,,made up"])
    reference_csv(data, "buyer_domains", DOMAINS)
    rows = [
        {"ID": str(n), "Organisation Name": name, "Buyer Domain": domain} for n, (name, domain, *_) in enumerate(cases)
    ]
    kept(data, opportunities_csv(tmp_path / "o.csv", *rows))
    found = tables_of(build(data, NOW)).sql(
        "SELECT buyer_id, buyer_type, buyer_found_by FROM opportunity ORDER BY opportunity_id::INT"
    )
    assert found.fetchall() == [tuple(case[2:]) for case in cases]


@pytest.mark.parametrize(("day", "found"), [("2018-07-13", None), ("2018-07-14", "new"), ("2018-07-27", "new")])
def test_a_body_is_found_from_the_day_on_which_it_began(tmp_path: Path, day: str, found: str | None) -> None:
    data = with_frameworks(tiny_data(tmp_path))
    new = "new,Department for New Things,ministerial_department,,,2018-07-14,,,a page,,,,,,"
    reference_csv(data, "central_bodies", [*REFERENCE_ROWS["central_bodies"], new])
    kept(data, opportunities_csv(tmp_path / "o.csv", {"Organisation Name": new.split(",")[1], "Published At": day}))
    assert tables_of(build(data, NOW)).sql("SELECT buyer_id FROM opportunity").fetchall() == [(found,)]


def test_domains_of_bodies_that_are_not_held_are_told(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    reference_csv(data, "buyer_domains", ["a.gov.uk,nobody,,,seen", "b.gov.uk,AYT,health,,seen"])
    with pytest.raises(ProblemError) as told:
        build(data, NOW)
    assert "buyer_domains.csv, line 2: there is no body “nobody”" in str(told.value)
    assert "buyer_domains.csv, line 3: “AYT” is a local_authority, not a health" in str(told.value)
