"""Notices: what is kept of a release, how releases become records and tables, and nobody's address in any byte."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pipeline_files import SHARED, TODAY, need_shared, tables_of, tiny_data

from pipelines import connection, contacts, raw
from pipelines.__main__ import main
from pipelines.build import build
from pipelines.notices import records, tables
from pipelines.notices.kept import kept
from pipelines.problem import ProblemError
from pipelines.snapshots import published
from pipelines.sources import DATASETS

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CONTRACTS_FINDER = DATASETS["contracts_finder_notices"]
RELEASES = SHARED / "contracts-finder" / "releases.jsonl"
Release = dict[str, Any]


def release(number: int = 1, day: str = "2025-01-10T09:00:00Z", tag: str = "tender", **also: Any) -> Release:
    """A release of one process on Contracts Finder, by Ayton Council."""
    return {
        "ocid": "ocds-b5fd17-a",
        "id": f"a-{number}",
        "date": day,
        "tag": [tag],
        "buyer": {"id": "b1", "name": "Ayton Council"},
        "parties": [{"id": "b1", "name": "Ayton Council", "roles": ["buyer"]}],
        "tender": {"title": "Laptops", "classification": {"scheme": "CPV", "id": "30213100"}},
    } | also


def award(award_id: str, *suppliers: str, **also: Any) -> Release:
    return {
        "id": award_id,
        "status": "active",
        "suppliers": [{"id": name.lower(), "name": name} for name in suppliers],
    } | also


def added(tmp_path: Path, *releases: Any, name: str = "notices.jsonl", published: date = date(2025, 3, 1)) -> Path:
    data = tmp_path / "data"
    if not data.exists():
        tiny_data(data)
    file = tmp_path / name
    file.write_text("\n".join(json.dumps(one) for one in releases), encoding="utf-8")
    raw.add(CONTRACTS_FINDER, file, published, TODAY, data, accept_rejected=True)
    return data


def rows(data: Path, text: str) -> list[tuple[Any, ...]]:
    return tables_of(build(data, NOW)).sql(text).fetchall()


def test_later_releases_change_what_they_say_and_keep_the_rest(tmp_path: Path) -> None:
    first = release(1, "2025-01-10T09:00:00Z", tender=release()["tender"] | {
        "procurementMethod": "open", "status": "active", "suitability": {"sme": True},
        "tenderPeriod": {"endDate": "2025-02-10T12:00:00Z"}, "value": {"amount": 100.5, "currency": "GBP"},
    })  # fmt: skip
    amended = release(2, "2025-01-20T09:00:00Z", "tenderAmendment", tender={
        "tenderPeriod": {"endDate": "2025-02-20T12:00:00Z"}, "value": {"amount": None},
    })  # fmt: skip
    awarded = release(3, "2025-03-02T09:00:00Z", "award", tender={"status": "complete"}, awards=[
        award("w1", "Acme", "Bolt", value={"amount": 90, "currency": "GBP"}, date="2025-03-01T00:00:00Z"),
        award("w2", "Cog", value={"amount": 80, "currency": "EUR"}, relatedLots=["1", "2"]),
    ])  # fmt: skip
    data = added(tmp_path, awarded, first, amended)
    tables = tables_of(build(data, NOW))
    assert tables.sql(
        "SELECT release_count, first_notice_date, last_notice_date, notice_title, notice_stages, tender_status,"
        " has_tender_notice, buyer_id, buyer_type, cpv_code, notice_route, suitable_for_sme, tender_value,"
        " tender_currency, tender_published_date, tender_end_date, award_count, is_from_window, notice_service"
        " FROM notice"
    ).fetchall() == [
        (3, date(2025, 1, 10), date(2025, 3, 2), "Laptops", "tender, award", "complete", True, "AYT", "local_authority",
         "30213100", "Open", True, None, "GBP", date(2025, 1, 10), date(2025, 2, 20), 2, False, "Contracts Finder")
    ]  # fmt: skip
    assert tables.sql(
        "SELECT award_id, award_value, award_currency, award_published_date, award_lot_count FROM award"
    ).fetchall() == [("w1", 90, "GBP", date(2025, 3, 2), 0), ("w2", 80, "EUR", date(2025, 3, 2), 2)]
    suppliers = tables.sql(
        "SELECT award_number, supplier_number, supplier_name_published FROM award_supplier"
    ).fetchall()
    assert suppliers == [(1, 1, "Acme"), (1, 2, "Bolt"), (2, 1, "Cog")]


def test_a_release_of_a_later_file_joins_the_record_and_one_held_twice_is_told(tmp_path: Path) -> None:
    added(tmp_path, release(1), {"id": "x"}, "nonsense", release(4, day="soon"))
    data = added(
        tmp_path,
        release(1),
        release(2, "2025-02-01", "tenderCancellation"),
        name="more.jsonl",
        published=date(2025, 4, 1),
    )
    tables = tables_of(build(data, NOW))
    assert tables.sql("SELECT release_count, is_cancelled FROM notice").fetchall() == [(2, True)]
    found = tables.sql("SELECT release_id, line, reason FROM rejected_row WHERE source LIKE '%notices'").fetchall()
    assert [(line, reason) for _, line, reason in found] == [
        (1, "The same release stands in a later publication or row"),
        (2, "The release has no ocid"),
        (3, "It is no OCDS release"),
        (4, "The release has no date in a known form"),
    ]
    counts = tables.sql("SELECT row_count, used_count, rejected_count FROM release WHERE source LIKE '%notices'")
    assert counts.fetchall() == [(4, 0, 4), (2, 2, 0)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-07-01T23:30:00Z", date(2025, 7, 2)),  # British Summer Time is an hour ahead
        ("2025-01-01T23:30:00Z", date(2025, 1, 1)),
        ("2025-07-01T00:00:00+01:00", date(2025, 7, 1)),
        ("2025-07-01T00:30:00", date(2025, 7, 1)),  # no zone: the United Kingdom's
        ("2025-07-01", date(2025, 7, 1)),
        ("9999-12-31T23:59:59Z", date(9999, 12, 31)),
        ("0001-01-01T00:00:00+01:00", None),
        ("01/07/2025", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_a_date_with_and_without_a_zone(text: str | None, day: date | None) -> None:
    assert records.day(text) == day


def test_a_process_that_two_batches_share_is_one_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Batches of ten end within the three releases of a process.
    monkeypatch.setattr(tables, "BATCH", 10)
    days = ("2025-01-10T09:00:00Z", "2025-01-20T09:00:00Z", "2025-01-30T09:00:00Z")
    for number, day in enumerate(days):
        of_day = [release(number, day, ocid=f"ocds-b5fd17-{one}", tender={"title": f"On day {number}"},
                          awards=[award(f"w{number}", "Bolts Ltd", "Nuts Ltd")]) for one in range(50)]  # fmt: skip
        data = added(tmp_path, *of_day, name=f"{number}.jsonl", published=date(2025, 3, 1 + number))
    found = tables_of(build(data, NOW))
    counted = "SELECT release_count, notice_title, award_count, count(*) FROM notice GROUP BY ALL"
    assert found.sql(counted).fetchall() == [(3, "On day 2", 3, 50)]
    assert len(found.table("award")) == 150 and len(found.table("award_supplier")) == 300
    used = "SELECT used_count, rejected_count FROM release WHERE source = 'contracts_finder_notices'"
    assert found.sql(used).fetchall() == [(50, 0)] * 3


def test_too_little_memory_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = added(tmp_path, release())
    monkeypatch.setattr(connection, "MEMORY_LIMIT", "1MB")
    assert main(["--data", str(data), "build"]) == 1
    told = capsys.readouterr().err
    assert "Out of Memory" in told and "What was published is as it was." in told and "TMPDIR" in told
    assert published(data) == []


def test_releases_are_in_the_order_of_moments_not_of_text() -> None:
    early, late = release(2, "2025-07-01T00:30:00+01:00"), release(1, "2025-06-30T23:45:00Z")
    assert records.in_order([late, early]) == [early, late]
    named = records.record([early | {"tender": {"title": "old"}}, late | {"tender": {"title": "new"}}])
    assert named["tender"]["title"] == "new"


FIELD = st.sampled_from(["title", "status", "procurementMethod"])
PART = st.one_of(st.none(), st.sampled_from(["a", "b", "c"]))


@given(st.lists(st.dictionaries(FIELD, PART), min_size=1, max_size=5), st.data())
def test_a_record_is_what_the_releases_said_last_whatever_order_they_come_in(
    said: list[dict[str, str | None]], data: st.DataObject
) -> None:
    releases = [release(n, f"2025-01-{n + 1:02}T00:00:00Z", tender=dict(fields)) for n, fields in enumerate(said)]
    slow: dict[str, str | None] = {}
    for fields in said:
        slow |= fields
    record = records.record(records.in_order(data.draw(st.permutations(releases))))
    found = record.get("tender") or {}
    assert {name: found.get(name) for name in slow} == slow


def test_lots_buyers_and_items_are_read_where_the_tender_itself_says_nothing() -> None:
    whole = release(
        buyer={},
        parties=[{"id": "x", "name": "Two", "roles": ["buyer"]}, {"id": "y", "name": "Three", "roles": ["buyer"]}],
        tender={
            "lots": [{"id": "1"}, {"id": "2", "suitability": {"sme": True}}],
            "items": [{"id": "1", "additionalClassifications": [{"scheme": "CPV", "id": "48000000"}]}],
        },
    )
    row = records.notice(whole, [whole])
    assert row["suitable_for_sme"] is True
    assert row["suitable_for_vcse"] is None
    assert (row["tender_lot_count"], row["buyer_party_count"], row["buyer_name_published"]) == (2, 2, "Two")
    assert row["cpv_code"] == "48000000"


def test_what_does_not_fit_the_standard_is_left_out_and_counted() -> None:
    drift: Counter[str] = Counter()
    odd = release(
        tender={"title": ["Laptops"], "value": {"amount": "12", "currency": "GBP"}, "ti    tle": "x"},
        awards={"id": "1"},
        tenders=[],
    )
    short = kept(odd, drift)
    assert short["tender"] == {"value": {"currency": "GBP"}, "title": "x"}
    assert "awards" not in short
    assert dict(drift) == {
        "the section tenders is not known, and was left out": 1,
        "tender.title is not what OCDS 1.1 says, and was left out": 1,
        "tender.value.amount is not what OCDS 1.1 says, and was left out": 1,
        "the name of tender.title is broken by spaces, and was mended": 1,
        "awards is not what OCDS 1.1 says, and was left out": 1,
    }
    # Python reads 1e9999, which Find a Tender has sent, as infinity.
    assert "amount" not in kept(release(tender={"value": {"amount": json.loads("1e9999")}}), drift)["tender"]["value"]


def test_drift_is_told_when_a_file_is_added(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        added(tmp_path, release(), release(2, tender=["no object"]))
    assert "in 1 of 2 releases tender is not what OCDS 1.1 says" in caplog.text


@pytest.mark.parametrize("packed", ["package", "lines of packages", "list"])
def test_release_packages_are_read_like_lines_of_releases(tmp_path: Path, packed: str) -> None:
    releases = [release(1), release(2, "2025-01-11T09:00:00Z")]
    text = {
        "package": json.dumps({"uri": "x", "releases": releases}, indent=1),
        "lines of packages": "\n".join(json.dumps({"releases": [one]}) for one in releases),
        "list": json.dumps(releases),
    }[packed]
    file = tmp_path / "package.json"
    file.write_text(text, encoding="utf-8")
    found, _ = raw.add(CONTRACTS_FINDER, file, date(2025, 3, 1), TODAY, tmp_path / "data")
    assert found.rows == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"ocid,title\n1,2\n", "line 1 is not JSON"),
        (b'{"releases": []}', "holds no release"),
        (b'{"ocid": "\xff"}', "is not UTF-8"),
    ],
)
def test_a_file_that_holds_no_releases_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_bytes(content)
    with pytest.raises(ProblemError, match=message):
        raw.add(CONTRACTS_FINDER, file, date(2025, 3, 1), TODAY, tmp_path / "data")
    assert not list((tmp_path / "data").rglob("*.parquet"))


def every_text(folder: Path) -> str:
    """What stands in any Parquet file below `folder`, its own metadata included."""
    tables = [pq.read_table(path) for path in sorted(folder.rglob("*.parquet"))]
    return " ".join(f"{table.schema.metadata} {table.to_pydict()}" for table in tables)


def test_no_contact_detail_is_in_any_stored_byte(tmp_path: Path) -> None:
    contact = {"name": "Ann Example", "email": "ann@ayton.gov.uk", "telephone": "020 7946 0999"}
    data = added(
        tmp_path,
        release(
            tender={"title": "Ask bob@ayton.gov.uk or 020 7946 0123", "description": "carol@ayton.gov.uk"},
            parties=[
                {"id": "b1", "name": "Ayton", "roles": ["buyer"], "contactPoint": contact, "contact  Point": contact,
                 "address": {"streetAddress": "1 High Street"}, "persones": [contact]},
            ],
            awards=[award("w1", "Dan dan@example.org Ltd", description="erin@ayton.gov.uk")],
        ),
    )  # fmt: skip
    build(data, NOW)
    text = every_text(data)
    assert "Ask [e-mail address] or [telephone number]" in text
    assert "Dan [e-mail address] Ltd" in text
    for gone in ("ayton.gov.uk", "example.org", "7946 0", "Ann Example", "High Street"):
        assert gone not in text
        assert not any(gone.encode() in path.read_bytes() for path in data.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publishers' releases, with made-up sales so that the build is quick."""
    need_shared()
    data = tiny_data(tmp_path_factory.mktemp("real") / "data")
    raw.add(CONTRACTS_FINDER, RELEASES, None, TODAY, data)
    build(data, NOW)
    return data


def test_the_real_releases_are_all_used_and_their_publishers_kept_apart(real: Path) -> None:
    tables = tables_of(real / "snapshots" / "2026-01-01T0000Z")
    published = [json.loads(line) for line in RELEASES.read_text(encoding="utf-8").splitlines()]
    for prefix, service in (("ocds-b5fd17", "Contracts Finder"), ("ocds-kuma6s", "Sell2Wales")):
        own = [one for one in published if one["ocid"].startswith(prefix)]
        counted = tables.execute(
            "SELECT count(*), sum(release_count), sum(award_count) FROM notice WHERE notice_service = ?", [service]
        ).fetchall()
        awards = {(one["ocid"], made["id"]) for one in own for made in one.get("awards", [])}
        assert counted == [(len({one["ocid"] for one in own}), len(own), len(awards))]
    # The last record's keys are broken by spaces: parties[].roles among them.
    broken = tables.sql("SELECT buyer_party_count FROM notice WHERE ocid = 'ocds-kuma6s-148458'").fetchall()
    assert broken == [(1,)]


def test_no_address_of_the_real_releases_is_in_any_stored_byte(real: Path) -> None:
    addresses = set(contacts.EMAIL.findall(RELEASES.read_text(encoding="utf-8")))
    text = every_text(real)
    assert len(addresses) >= 10
    assert not [address for address in addresses if address.lower() in text.lower()]
    files = [path.read_bytes() for path in real.rglob("*") if path.is_file()]
    assert not [address for address in addresses if any(address.encode() in content for content in files)]
    assert not re.search(r"[\w.+-]+@[\w-]+\.[a-z]{2}", text)
