"""The Atom feeds: files of the snapshot, valid by RFC 4287, one entry a change, the same entry in every snapshot."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import atom
import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from snapshots import NAME, describe, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared.server import serve
from pipelines import feeds
from pipelines.catalogue import TABLES
from pipelines.catalogue.feeds import FEEDS

KINDS = ["month_added", "month_restated", "name_matched", "buyer_new", "buyer_gone", "method_changed"]
ATTACK = "<script>alert(1)</script> & \x0b\x00\ud7ff]]> =1+1"


def change(kind: str, subject: str, snapshot: str = NAME, **also: Any) -> dict[str, Any]:
    code = f"{snapshot}/{kind}/{subject}"
    return {"snapshot_name": snapshot, "change_kind": kind, "subject": subject, "change_id": code} | also


CHANGES = [
    change("month_added", "June 2014", month=date(2014, 6, 1), spend_gbp=Decimal("18285112.8049")),
    change("month_restated", "May 2014", month=date(2014, 5, 1), spend_before_gbp=Decimal(7), spend_gbp=Decimal(-1)),
    change("name_matched", ATTACK, value_before="other", value_after="Ayton Council"),
    change("buyer_new", "Ayton Council", "2025-12-01T0930Z"),
]
SNAPSHOTS = [
    {"snapshot_name": "2025-12-01T0930Z", "snapshot_before": "2025-11-01T0930Z"},
    {"snapshot_name": NAME, "snapshot_before": "2025-12-01T0930Z"},
]


ADDRESS = "http://testserver/feeds/{}.atom"


def snapshot_with_feeds(data: Path, tables: dict[str, list[dict[str, Any]]], name: str = NAME) -> Path:
    """A snapshot whose feeds were made from its tables, as a build makes them."""
    folder = write_snapshot(data, tables, name)
    with duckdb.connect() as connection:
        for table in ("change", "snapshot"):
            connection.read_parquet(str(folder / f"{table}.parquet")).create_view(table)
        feeds.write(folder, connection)
    describe(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return snapshot_with_feeds(tmp_path, {"change": CHANGES, "snapshot": SNAPSHOTS})


@pytest.fixture
def client(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))


def texts(document: bytes, name: str) -> list[str | None]:
    return [entry.findtext(f"{atom.ATOM}{name}") for entry in ET.fromstring(document).findall(f"{atom.ATOM}entry")]


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_is_served_as_the_file_that_it_is_and_is_valid_atom(
    client: TestClient, folder: Path, name: str
) -> None:
    answer = client.get(f"/feeds/{name}.atom")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert answer.content == (folder / f"{name}.atom").read_bytes()
    assert atom.problems(answer.content, ADDRESS.format(name)) == []
    links = {link.get("href") for link in ET.fromstring(answer.content).iter(f"{atom.ATOM}link")}
    assert {urljoin(ADDRESS.format(name), str(link)) for link in links} == {
        ADDRESS.format(name),
        "http://testserver/changes",
    }
    assert not (folder / f"{name}.atom").stat().st_mode & 0o222


def test_a_reader_who_has_the_feed_gets_nothing_again(client: TestClient) -> None:
    first = client.get("/feeds/changes.atom")
    again = client.get("/feeds/changes.atom", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/feeds/months.atom", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_the_feed_of_all_has_each_change_once_newest_first(folder: Path) -> None:
    document = (folder / "changes.atom").read_bytes()
    assert texts(document, "title") == [
        "Month added: June 2014",
        "Month restated: May 2014",
        "Name matched: <script>alert(1)</script> & ��\ud7ff]]> =1+1",
        "Buyer new: Ayton Council",
    ]
    assert texts(document, "updated") == ["2026-01-01T00:00:00+00:00"] * 3 + ["2025-12-01T09:30:00+00:00"]
    assert texts(document, "content")[:2] == [
        f"Month added in snapshot {NAME}: June 2014 (now £18,285,113).",
        f"Month restated in snapshot {NAME}: May 2014 (before £7, now -£1).",
    ]


def test_each_kind_has_its_feed(folder: Path) -> None:
    counts = {name: len(texts((folder / f"{name}.atom").read_bytes(), "id")) for name in FEEDS}
    assert counts == {"changes": 4, "months": 2, "names": 1, "buyers": 1, "methods": 0}


def test_a_later_snapshot_leaves_the_entries_as_they_were() -> None:
    later = change("buyer_gone", "Ayton Council", "2026-02-01T0000Z")
    before, now = made(CHANGES), made([later, *CHANGES])
    assert len(texts(now, "id")) == 5
    for name in ("id", "updated", "title", "content"):
        assert texts(now, name)[1:] == texts(before, name)


def made(rows: list[dict[str, Any]]) -> bytes:
    whole = dict.fromkeys(TABLES["change"].columns)
    return feeds.atom("changes", [whole | row for row in rows], "2025-11-01T0930Z")


def test_without_changes_a_feed_is_empty_valid_and_dated_by_the_first_snapshot_on_record(tmp_path: Path) -> None:
    folder = snapshot_with_feeds(tmp_path, {"snapshot": SNAPSHOTS})
    document = (folder / "changes.atom").read_bytes()
    assert atom.problems(document, ADDRESS.format("changes")) == []
    assert texts(document, "id") == []
    assert ET.fromstring(document).findtext(f"{atom.ATOM}updated") == "2025-12-01T09:30:00+00:00"


def test_what_cannot_be_served_is_told(
    client: TestClient, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(name: str) -> tuple[int, str]:
        answer = client.get(f"/feeds/{name}.atom")
        return answer.status_code, answer.text

    assert told("nothing") == (404, "There is no feed nothing. Feeds: changes, months, names, buyers, methods.")
    for damaged in folder.glob("*.atom"):
        damaged.chmod(0o644)
    (folder / "months.atom").write_bytes((folder / "months.atom").read_bytes().replace(b"June", b"July"))
    (folder / "names.atom").unlink()
    assert told("months") == (503, f"Snapshot {NAME}: months.atom is not the file that was published.")
    assert told("names") == (503, f"Snapshot {NAME}: names.atom is missing or cannot be read.")
    assert told("buyers")[0] == 200
    describe(folder)
    assert told("names") == (
        404,
        f"Snapshot {NAME} has no feeds: it was built before feeds were kept. "
        "Build a new one: python -m pipelines build",
    )
    (folder / "datapackage.json").write_text("{")
    assert told("buyers")[0] == 503 and "datapackage.json is damaged" in told("buyers")[1]
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nowhere"))
    assert told("changes")[0] == 503 and "There is no snapshot" in told("changes")[1]


@settings(deadline=None, max_examples=50)
@given(some.lists(some.tuples(some.sampled_from(KINDS), some.text(min_size=1)), max_size=5, unique=True))
def test_no_name_makes_a_feed_invalid(named: list[tuple[str, str]]) -> None:
    document = made([change(kind, subject) for kind, subject in named])
    assert atom.problems(document, ADDRESS.format("changes")) == []
    assert len(set(texts(document, "id"))) == len(named)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (b"<updated>2026-01-01 00:00</updated>", "no time"),
        (b"<updated>2026-01-01T00:00:00Z</updated><updated>2026-01-01T00:00:00Z</updated>", "has 2 updated"),
        (b"<updated>2026-01-01T00:00:00Z</updated><link href='two words'/>", "no reference"),
        (b"<updated>2026-01-01T00:00:00Z</updated><link rel='self' href='b.atom'/>", "says that it is at"),
        (b"<updated>2026-01-01T00:00:00Z</updated>", "says that it is at"),
        (b"<updated>2026-01-01T00:00:00Z</updated><item/>", "does not belong"),
        (b"", "has 0 updated"),
    ],
)
def test_the_check_itself_finds_what_is_wrong(wrong: bytes, problem: str) -> None:
    good = b"<id>tag:a.invalid,2026:x</id><title>T</title><author><name>N</name></author>"
    document = b"<feed xmlns='http://www.w3.org/2005/Atom'>" + good + wrong + b"</feed>"
    assert any(problem in found for found in atom.problems(document, "http://a.invalid/feeds/a.atom"))
