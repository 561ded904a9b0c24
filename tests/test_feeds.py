"""The Atom feeds: valid by RFC 4287, one entry a change, the same entry in every snapshot."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import atom
import pytest
import streamlit as st
from hypothesis import given, settings
from hypothesis import strategies as some
from snapshots import NAME, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared.server import feeds, serve
from pages.shared.store import Store

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


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    write_snapshot(tmp_path, {"change": CHANGES, "snapshot": SNAPSHOTS})
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    yield TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))
    st.cache_resource.clear()


def texts(document: bytes, name: str) -> list[str | None]:
    return [entry.findtext(f"{atom.ATOM}{name}") for entry in ET.fromstring(document).findall(f"{atom.ATOM}entry")]


@pytest.mark.parametrize("name", feeds.FEEDS)
def test_every_feed_is_valid_atom(client: TestClient, name: str) -> None:
    answer = client.get(f"/feeds/{name}.atom")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert atom.problems(answer.content) == []
    assert f'href="http://testserver/feeds/{name}.atom"' in answer.text


def test_the_feed_of_all_has_each_change_once_newest_first(client: TestClient) -> None:
    document = client.get("/feeds/changes.atom").content
    assert texts(document, "title") == [
        "Month added: June 2014",
        "Month restated: May 2014",
        "Name newly matched: <script>alert(1)</script> & ��\ud7ff]]> =1+1",
        "Buyer new: Ayton Council",
    ]
    assert texts(document, "updated") == ["2026-01-01T00:00:00+00:00"] * 3 + ["2025-12-01T09:30:00+00:00"]
    assert texts(document, "content")[:2] == [
        f"Month added in snapshot {NAME}: June 2014 (now £18.3 million).",
        f"Month restated in snapshot {NAME}: May 2014 (before £7, now -£1).",
    ]


def test_each_kind_has_its_feed(client: TestClient) -> None:
    counts = {name: len(texts(client.get(f"/feeds/{name}.atom").content, "id")) for name in feeds.FEEDS}
    assert counts == {"changes": 4, "months": 2, "names": 1, "buyers": 1, "methods": 0}


def test_a_later_snapshot_leaves_the_entries_as_they_were(tmp_path: Path) -> None:
    later = change("buyer_gone", "Ayton Council", "2026-02-01T0000Z")
    before = feeds.atom("changes", Store(write_snapshot(tmp_path / "a", {"change": CHANGES})), "http://a/")
    now = feeds.atom("changes", Store(write_snapshot(tmp_path / "b", {"change": [*CHANGES, later]})), "http://a/")
    for name in ("id", "updated", "title", "content"):
        assert texts(now, name)[1:] == texts(before, name)


def test_without_changes_a_feed_is_empty_valid_and_dated_by_the_snapshot(tmp_path: Path) -> None:
    document = feeds.atom("changes", Store(write_snapshot(tmp_path, {})), "http://a/")
    assert atom.problems(document) == []
    assert texts(document, "id") == []
    assert ET.fromstring(document).findtext(f"{atom.ATOM}updated") == "2026-01-01T00:00:00+00:00"


def test_an_unknown_feed_and_no_snapshot_are_told(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = client.get("/feeds/nothing.atom")
    assert (unknown.status_code, "Feeds: changes, months" in unknown.text) == (404, True)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nowhere"))
    answer = client.get("/feeds/changes.atom")
    assert (answer.status_code, "There is no snapshot" in answer.text) == (503, True)


@settings(deadline=None, max_examples=20)
@given(some.lists(some.tuples(some.sampled_from(KINDS), some.text(min_size=1)), max_size=5, unique=True))
def test_no_name_makes_a_feed_invalid(tmp_path_factory: pytest.TempPathFactory, named: list[tuple[str, str]]) -> None:
    rows = [change(kind, subject, month=date(2014, 6, 1)) for kind, subject in named]
    document = feeds.atom("changes", Store(write_snapshot(tmp_path_factory.mktemp("s"), {"change": rows})), "http://a/")
    assert atom.problems(document) == []
    assert len(set(texts(document, "id"))) == len(named)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (b"<updated>2026-01-01 00:00</updated>", "no time"),
        (b"<updated>2026-01-01T00:00:00Z</updated><updated>2026-01-01T00:00:00Z</updated>", "has 2 updated"),
        (b"<updated>2026-01-01T00:00:00Z</updated><link href='/changes'/>", "not absolute"),
        (b"<updated>2026-01-01T00:00:00Z</updated><item/>", "does not belong"),
        (b"", "has 0 updated"),
    ],
)
def test_the_check_itself_finds_what_is_wrong(wrong: bytes, problem: str) -> None:
    good = b"<id>tag:a.invalid,2026:x</id><title>T</title><author><name>N</name></author>"
    document = b"<feed xmlns='http://www.w3.org/2005/Atom'>" + good + wrong + b"</feed>"
    assert any(problem in found for found in atom.problems(document))
