"""Fetching notices, against a server that behaves as the two publishers' documents say, faults included.

Contracts Finder, GET Published/Notices/OCDS/Search: publishedFrom, publishedTo, limit (up to 100), cursor; a release
package, whose links.next is the next page; 403 with a web page where too many requests were made
(GET Published/OCDS/Release). Find a Tender, GET ocdsReleasePackages 1.0: updatedFrom, updatedTo, limit, cursor; 429.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyarrow.parquet as pq
import pytest
from pipeline_files import tables_of, tiny_data

from pipelines import raw
from pipelines.__main__ import main
from pipelines.build import build
from pipelines.commands import fetch as command
from pipelines.dataset import Dataset
from pipelines.fetching import windows
from pipelines.fetching.client import Client
from pipelines.fetching.interface import Interface
from pipelines.problem import ProblemError
from pipelines.provenance import Release
from pipelines.sources import DATASETS
from tests.publisher import Answer, Publisher, publisher

TODAY, SINCE = date(2025, 2, 3), date(2025, 1, 10)
PATH = "/Published/Notices/OCDS/Search"
FORBIDDEN = b"<html><head><title>Forbidden - Contracts Finder</title></head></html>"
TOO_MANY = Answer(FORBIDDEN, 403, {"Content-Type": "text/plain"})


def release(number: int, day: str = "2025-01-12") -> dict[str, Any]:
    return {
        "ocid": f"ocds-b5fd17-{number}",
        "id": f"{number}-1",
        "date": f"{day}T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"id": "b", "name": "Ayton Council"},
        "parties": [{"id": "b", "name": "Ayton Council", "contactPoint": {"email": "ann@ayton.gov.uk"}}],
        "tender": {"title": f"Laptops {number}", "description": "write to bob@ayton.gov.uk"},
    }


@dataclass
class Service:
    """The interface: pages of releases by the first day asked for, and what goes wrong before an answer."""

    server: Publisher
    pages: dict[str, list[list[Any]]] = field(default_factory=dict)
    faults: list[Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        outer = self.server.answer

        def answer(path: str, headers: dict[str, str]) -> Answer:
            outer(path, headers)
            return self.faults.pop(0) if self.faults else self.page(path)

        self.server.answer = answer  # type: ignore[method-assign]

    def page(self, path: str) -> Answer:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        assert asked["limit"] == "100"
        pages = self.pages.get(asked["publishedFrom"][:10], [[]])
        number = int(asked.get("cursor", "0"))
        package: dict[str, Any] = {"uri": path, "version": "1.1", "releases": pages[number]}
        if number + 1 < len(pages):
            next_page = re.sub(r"&cursor=\d+", "", path) + f"&cursor={number + 1}"
            package["links"] = {"next": self.server.address + next_page}
        return Answer(json.dumps(package).encode(), headers={"Content-Type": "application/json"})

    @property
    def dataset(self) -> Dataset:
        interface = Interface(
            address=self.server.address + PATH, first="publishedFrom", last="publishedTo", begins=date(2015, 2, 26),
            busy=(403, 429), busy_wait=0.0, pause=0.0,
        )  # fmt: skip
        return replace(DATASETS["contracts_finder_notices"], interface=interface)

    def fetch(self, data: Path, today: date = TODAY, since: date = SINCE) -> list[Release | ProblemError]:
        return list(windows.fetch(self.dataset, data, Client(pause=0, backoff=0), today, since))


@pytest.fixture
def service() -> Iterator[Service]:
    with publisher() as server:
        yield Service(
            server,
            {
                "2025-01-10": [[release(1), release(2)], [release(3)], [release(4)]],
                "2025-01-16": [[release(5, "2025-01-20")]],
                "2025-02-01": [[release(6, "2025-02-02")]],
            },
        )


def replacing(service: Service, part: str, answer: Answer) -> None:
    """Answer thus wherever `part` stands in what is asked."""
    before = service.server.answer

    def replaced(path: str, headers: dict[str, str]) -> Answer:
        return answer if part in path else before(path, headers)

    service.server.answer = replaced  # type: ignore[method-assign]


def ids(outcomes: list[Release | ProblemError]) -> list[tuple[str, int]]:
    return [(one.release_id, one.rows) for one in outcomes if isinstance(one, Release)]


EVERYTHING = [
    ("contracts_finder_notices-2025-01-15", 4),
    ("contracts_finder_notices-2025-01-31", 1),
    ("contracts_finder_notices-2025-02-02", 1),
]


def test_windows_of_half_a_month_up_to_yesterday_become_releases(service: Service, tmp_path: Path) -> None:
    assert ids(service.fetch(tmp_path)) == EVERYTHING
    first = service.server.paths()[0]
    assert first == f"{PATH}?publishedFrom=2025-01-10T00:00:00&publishedTo=2025-01-15T23:59:59&limit=100"
    assert [path.rpartition("cursor=")[2] for path in service.server.paths()[1:3]] == ["1", "2"]
    assert not [path for path in (tmp_path / "raw").rglob(".downloads/*") if path.is_file()]
    # Nothing is asked for twice; the next day brings the next day.
    asked = len(service.server.asked)
    assert service.fetch(tmp_path) == []
    assert len(service.server.asked) == asked
    service.pages["2025-02-03"] = [[release(7, "2025-02-03")]]
    assert ids(service.fetch(tmp_path, date(2025, 2, 4))) == [("contracts_finder_notices-2025-02-03", 1)]


@pytest.mark.parametrize(
    "fault",
    [
        TOO_MANY,
        Answer(b"12 request limit in 2 minute exceeded", 429),
        Answer(b"", 429, {"Retry-After": "0"}),
        Answer(b"", 503),
        Answer(b'{"releases": [{"ocid": "ocds-b5fd17-1", "id', break_after=20),
        Answer(b'{"releases": [{"ocid": "ocds-b5', headers={"Content-Type": "application/json"}),
        Answer(b"", reset=True),
    ],
    ids=["403", "429", "429 with Retry-After", "503", "broken off", "cut off", "reset"],
)
def test_a_fault_that_passes_is_waited_for(service: Service, tmp_path: Path, fault: Answer) -> None:
    service.faults = [fault, fault]
    assert ids(service.fetch(tmp_path)) == EVERYTHING


def test_the_publisher_says_for_how_long_to_wait(service: Service) -> None:
    interface = service.dataset.interface
    assert interface
    waits = []
    for headers in ({"Retry-After": "7"}, {"Retry-After": "soon"}, {"Retry-After": "9999"}, {}):
        service.faults = [Answer(b"", 403, headers)]
        try:
            windows._page(replace(interface, busy_wait=300.0), Client(pause=0), interface.page(SINCE, SINCE))
        except windows.PassingFault as fault:
            waits.append(fault.wait)
    assert waits == [7.0, 300.0, 300.0, 300.0]


@pytest.mark.parametrize("good", range(5))
def test_a_run_that_was_stopped_anywhere_goes_on_from_there(service: Service, tmp_path: Path, good: int) -> None:
    for_good = service.server.answer
    answered = 0

    def answer(path: str, headers: dict[str, str]) -> Answer:
        nonlocal answered
        answered += 1
        return for_good(path, headers) if answered <= good else Answer(b"", 500)

    service.server.answer = answer  # type: ignore[method-assign]
    stopped = service.fetch(tmp_path)
    assert isinstance(stopped[-1], ProblemError)
    asked = service.server.paths()
    service.server.answer = for_good  # type: ignore[method-assign]
    assert ids(stopped) + ids(service.fetch(tmp_path)) == EVERYTHING
    # Each page was answered once over both runs.
    assert len(asked) == good
    assert len(set(service.server.paths())) == len(service.server.paths()) == 5


def test_a_run_that_was_killed_between_a_page_and_its_note_loses_and_repeats_nothing(
    service: Service, tmp_path: Path
) -> None:
    folder = tmp_path / "raw" / "contracts_finder_notices" / ".downloads"
    service.faults = []
    service.pages["2025-01-10"][1] = [{"releases": "wrong"}]
    broken = Answer(b'{"releases": 1}')
    first = service.server.answer
    replacing(service, "cursor=1", broken)
    assert isinstance(service.fetch(tmp_path)[0], ProblemError)
    (pages,) = folder.glob("*.jsonl")
    with pages.open("ab") as file:
        file.write(b'{"ocid": "half a li')
    service.pages["2025-01-10"][1] = [release(3)]
    service.server.answer = first  # type: ignore[method-assign]
    assert ids(service.fetch(tmp_path)) == EVERYTHING


def test_nothing_half_fetched_holds_a_contact(service: Service, tmp_path: Path) -> None:
    service.pages["2025-01-10"][1] = [release(3)]
    replacing(service, "cursor=1", Answer(b"", 404))
    service.fetch(tmp_path)
    contents = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"Laptops 1" in content for content in contents)
    assert not any(b"ayton.gov.uk" in content for content in contents)


def test_an_empty_page_an_empty_window_and_a_duplicate_across_pages(service: Service, tmp_path: Path) -> None:
    data = tiny_data(tmp_path / "data")
    pages = [[release(1)], [], [release(1), release(2)]]
    service.pages = {"2025-01-10": pages, "2025-02-01": [[release(3, "2025-02-01")]]}
    assert ids(service.fetch(data)) == [
        ("contracts_finder_notices-2025-01-15", 3),
        ("contracts_finder_notices-2025-02-02", 1),
    ]
    tables = tables_of(build(data, datetime(2026, 1, 1, tzinfo=UTC)))
    text = "SELECT count(*), count(*) FILTER (WHERE is_from_window), count(buyer_id) FROM notice"
    assert tables.sql(text).fetchall() == [(3, 3, 3)]
    assert tables.sql("SELECT reason FROM rejected_row WHERE source = 'contracts_finder_notices'").fetchall() == [
        ("The same release stands in a later publication or row",)
    ]


def test_a_missing_field_is_rejected_and_a_drifting_one_told(
    service: Service, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    service.pages["2025-01-10"] = [[release(1) | {"tender": [1]}, {"id": "x"}, "no object"]]
    with caplog.at_level(logging.INFO):
        outcomes = service.fetch(tmp_path)
    assert ids(outcomes)[0] == ("contracts_finder_notices-2025-01-15", 3)
    assert "1 of 3 releases: tender is not what OCDS 1.1 says" in caplog.text


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(b'{"releases": {}}'), "without a list of releases"),
        (Answer(b'{"links": {}}'), "without a list of releases"),
        (Answer(b"[]"), "without a list of releases"),
        (Answer(b"{}", 404), "404"),
        (Answer(b'{"releases": [], "links": {"next": "https://elsewhere.example/x"}}'), "was not followed"),
    ],
)
def test_an_answer_that_is_none_is_told_and_adds_nothing(
    service: Service, tmp_path: Path, answer: Answer, message: str
) -> None:
    replacing(service, "", answer)
    (problem,) = service.fetch(tmp_path)
    assert message in str(problem)
    assert not list(tmp_path.rglob("*.parquet"))


def test_pages_that_lead_round_in_a_circle_end(service: Service, tmp_path: Path) -> None:
    first = service.dataset.interface
    assert first
    package = {"releases": [release(1)], "links": {"next": first.page(SINCE, date(2025, 1, 15))}}
    replacing(service, "", Answer(json.dumps(package).encode()))
    (problem,) = service.fetch(tmp_path)
    assert "asked for before" in str(problem)


def test_a_clock_that_moved_back_is_told_and_one_that_moved_on_changes_nothing(
    service: Service, tmp_path: Path
) -> None:
    service.fetch(tmp_path)
    (problem,) = service.fetch(tmp_path, date(2025, 1, 20))
    assert "this machine's clock says 2025-01-20" in str(problem)
    assert service.fetch(tmp_path, TODAY) == []


def test_characters_that_are_not_utf_8_are_read_all_the_same(service: Service, tmp_path: Path) -> None:
    text = json.dumps({"releases": [release(1) | {"tender": {"title": "Caf\xe9"}}]}, ensure_ascii=False)
    service.faults = [Answer(text.encode("cp1252"))]
    (found, *_) = service.fetch(tmp_path)
    assert isinstance(found, Release)
    assert "Café" in str(pq.read_table(raw.raw_path(tmp_path, found)).column("release_json").to_pylist())


def test_both_services_are_asked_as_their_documents_say() -> None:
    asked = {}
    for name in ("contracts_finder_notices", "find_a_tender_notices"):
        interface = DATASETS[name].interface
        assert interface
        asked[name] = interface.page(date(2025, 1, 1), date(2025, 1, 15))
    assert asked == {
        "contracts_finder_notices": "https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search"
        "?publishedFrom=2025-01-01T00:00:00&publishedTo=2025-01-15T23:59:59&limit=100",
        "find_a_tender_notices": "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages"
        "?updatedFrom=2025-01-01T00:00:00&updatedTo=2025-01-15T23:59:59&limit=100",
    }


def test_the_command_says_what_is_missing_and_what_was_added(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(command.DATASETS, "contracts_finder_notices", service.dataset)
    monkeypatch.setattr(command, "_today", lambda: TODAY)
    asked = ["--data", str(tmp_path), "fetch", "contracts_finder_notices", "--since", "2025-01-10"]
    assert main([*asked, "--dry-run"]) == 0
    assert "not held: 2025-01-10 to 2025-01-15" in capsys.readouterr().out
    assert service.server.asked == []
    assert main(asked) == 0
    assert "added contracts_finder_notices-2025-02-02: 1 rows" in capsys.readouterr().out
    assert main(asked) == 0
    assert "nothing new: everything up to yesterday is held" in capsys.readouterr().out
    service.faults = [Answer(b"", 404)]
    monkeypatch.setattr(command, "_today", lambda: date(2025, 2, 5))
    assert main(asked) == 1
    assert "run the command again, and it goes on from there" in capsys.readouterr().err


def test_notices_are_fetched_only_where_they_are_named(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Nothing else is on offer, so that nobody but the service could be asked.
    for name, dataset in DATASETS.items():
        monkeypatch.setitem(command.DATASETS, name, replace(dataset, places=()))
    monkeypatch.setitem(command.DATASETS, "contracts_finder_notices", service.dataset)
    for dry in ([], ["--dry-run"]):
        assert main(["--data", str(tmp_path), "fetch", *dry]) == 0
        said = capsys.readouterr().out
        for name in ("contracts_finder_notices", "find_a_tender_notices"):
            assert f"only where named: python -m pipelines fetch {name}\n" in said
    assert service.server.paths() == []
    with pytest.raises(SystemExit):
        main(["fetch", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "only where named, since the first run takes hours: contracts_finder_notices, find_a_tender_notices" in told
