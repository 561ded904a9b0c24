"""python -m pipelines fetch, against a real server on the loopback that answers as the publishers do."""

from __future__ import annotations

import functools
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import raw
from pipelines.__main__ import main
from pipelines.commands import fetch as command
from pipelines.dataset import Dataset
from pipelines.fetching.client import USER_AGENT, Client
from pipelines.fetching.download import CHUNK, download
from pipelines.fetching.fetch import Outcome, fetch
from pipelines.fetching.offers import GovukPage, WebFile
from pipelines.fetching.part import Version
from pipelines.lock import LOCK_NAME
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS
from tests.pipeline_files import july_csv, register_csv
from tests.publisher import Answer, Publisher, attachment, content_item, publisher, search_results, stored_file

TODAY = date(2026, 1, 2)
PAGE = "/government/publications/digital-marketplace-sales-figures"
FILE = "/media/5b7d/G-Cloud-spend-end-July2018.csv"
TITLE = "Digital Marketplace sales"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher() as running:
        yield running


@pytest.fixture
def client() -> Client:
    return Client(pause=0, backoff=0)


@pytest.fixture
def sales(tmp_path: Path) -> bytes:
    return july_csv(tmp_path / "published.csv", [{"ID": str(number)} for number in range(2000)]).read_bytes()


def on_page(server: Publisher) -> Dataset:
    """G-Cloud sales, from a page of the server in place of GOV.UK."""
    page = GovukPage(TITLE, r"g-cloud[-_ ]?spend.*\.csv", site=server.address, assets=server.host)
    return replace(DATASETS["g_cloud_sales"], places=(page,))


def at_address(server: Publisher, path: str = FILE, dated_by_server: bool = True) -> Dataset:
    """G-Cloud sales, from one address of the server."""
    place = WebFile("Sales", server.address + path, dated_by_server)
    return replace(DATASETS["g_cloud_sales"], places=(place,))


def put_page(
    server: Publisher, sales: bytes, updated: str = "2018-08-22T09:30:05.100Z", size: int | None = None
) -> None:
    """The page with its search result, the file, and other attachments that are not wanted."""
    files = [
        attachment(server.address + FILE, len(sales) if size is None else size),
        attachment(server.address + "/media/5b7e/DOS-spend-end-July2018.csv", 10),
        {"attachment_type": "html", "id": "notes", "title": "Notes", "url": f"{PAGE}/notes"},
    ]
    found = search_results(("Digital Marketplace", "/guidance/other"), (TITLE, PAGE))
    server.answers["/api/search.json"] = Answer(json.dumps(found).encode())
    server.answers[f"/api/content{PAGE}"] = Answer(json.dumps(content_item(PAGE, updated, files)).encode())
    server.answers[FILE] = stored_file(sales)


def outcome_of(dataset: Dataset, data: Path, client: Client) -> Outcome:
    (outcome,) = fetch(dataset, data, client, TODAY)
    assert isinstance(outcome, Outcome), outcome
    return outcome


def problem_of(dataset: Dataset, data: Path, client: Client) -> str:
    (outcome,) = fetch(dataset, data, client, TODAY)
    assert isinstance(outcome, ProblemError)
    return str(outcome)


def left_in(data: Path) -> set[str]:
    """The files below raw that are neither releases nor notes of them, nor the lock, which stays."""
    names = {path.name for path in (data / "raw").rglob("*") if path.is_file()}
    return {name for name in names if not (name.endswith(".parquet") or name in (".fetched.json", LOCK_NAME))}


def test_a_file_on_a_page_of_govuk_is_added_as_add_would(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    put_page(server, sales)
    dataset = on_page(server)
    outcome = outcome_of(dataset, tmp_path / "fetched", client)
    assert outcome.is_new and outcome.release.rows == 2000
    assert outcome.release.published == date(2018, 8, 22)  # the page's public_updated_at
    assert outcome.release.address == server.address + FILE
    assert outcome.release.file_name == "G-Cloud-spend-end-July2018.csv"
    by_hand, _ = raw.add(dataset, tmp_path / "published.csv", date(2018, 8, 22), TODAY, tmp_path / "by-hand")
    tables = [
        pq.read_table(raw.raw_path(tmp_path / folder, release)).replace_schema_metadata()
        for folder, release in (("fetched", outcome.release), ("by-hand", by_hand))
    ]
    assert tables[0].equals(tables[1])
    assert left_in(tmp_path / "fetched") == set()
    assert {headers["user-agent"] for _, headers in server.asked} == {USER_AGENT}


def test_only_what_is_new_is_downloaded(server: Publisher, client: Client, tmp_path: Path, sales: bytes) -> None:
    put_page(server, sales)
    first = outcome_of(on_page(server), tmp_path, client)
    server.asked.clear()
    assert outcome_of(on_page(server), tmp_path, client) == replace(first, is_new=False)
    assert FILE not in server.paths()  # the page says that it has not changed
    put_page(server, sales, updated="2018-09-01T00:00:00.000Z")
    assert not outcome_of(on_page(server), tmp_path, client).is_new
    assert server.asked[-1][1]["if-none-match"] == '"a1"'  # and the server, that the file has not
    server.asked.clear()
    assert not outcome_of(on_page(server), tmp_path, client).is_new
    assert FILE not in server.paths()  # which was noted
    assert len(raw.releases(DATASETS["g_cloud_sales"], tmp_path)) == 1


def test_a_newer_file_at_the_same_address_is_another_release(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    server.answers[FILE] = stored_file(sales)
    assert outcome_of(at_address(server), tmp_path, client).release.published == date(2018, 8, 22)
    server.answers[FILE] = stored_file(sales.replace(b"Acme", b"Bcme"), '"b2"', "Thu, 01 Nov 2018 10:00:00 GMT")
    outcome = outcome_of(at_address(server), tmp_path, client)
    assert outcome.is_new and outcome.release.published == date(2018, 11, 1)
    assert len(raw.releases(DATASETS["g_cloud_sales"], tmp_path)) == 2


def test_a_file_that_was_added_by_hand_is_recognised(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    by_hand, _ = raw.add(DATASETS["g_cloud_sales"], tmp_path / "published.csv", date(2018, 8, 22), TODAY, tmp_path)
    server.answers[FILE] = stored_file(sales)
    outcome = outcome_of(at_address(server), tmp_path, client)
    assert (outcome.is_new, outcome.release) == (False, by_hand)


def test_a_note_without_its_release_is_not_believed(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    server.answers[FILE] = stored_file(sales)
    release = outcome_of(at_address(server), tmp_path, client).release
    raw.raw_path(tmp_path, release).unlink()
    assert outcome_of(at_address(server), tmp_path, client).is_new
    (tmp_path / "raw" / "g_cloud_sales" / ".fetched.json").write_text("{")
    assert not outcome_of(at_address(server), tmp_path, client).is_new


def test_a_file_without_a_date_is_dated_by_the_day_it_was_got(
    server: Publisher, client: Client, tmp_path: Path
) -> None:
    body = register_csv(tmp_path / "register.csv").read_bytes()
    server.answers["/latest/councils.csv"] = stored_file(body)
    place = WebFile("Councils", f"{server.address}/latest/councils.csv")
    release = outcome_of(replace(DATASETS["local_authority_register"], places=(place,)), tmp_path, client).release
    assert (release.published, release.retrieved) == (None, TODAY)


def test_a_download_that_breaks_off_goes_on_where_it_stopped(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    whole = stored_file(sales)
    calls = iter([70_000, None])

    def breaks_once(headers: dict[str, str]) -> Answer:
        return replace(whole(headers), break_after=next(calls))

    server.answers[FILE] = breaks_once
    assert outcome_of(at_address(server), tmp_path, client).release.rows == 2000
    assert [headers.get("range") for _, headers in server.asked] == [None, f"bytes={CHUNK}-"]
    assert server.asked[1][1]["if-range"] == '"a1"'


def test_an_earlier_part_is_continued_by_a_later_call(server: Publisher, tmp_path: Path, client: Client) -> None:
    server.answers["/a.csv"] = Answer(b"x" * 100, headers={"ETag": '"a1"'}, break_after=60)
    path = tmp_path / "a.csv"
    with pytest.raises(ProblemError, match="broke off after"):
        download(client, f"{server.address}/a.csv", [server.host], path)
    assert not path.exists()
    server.answers["/a.csv"] = stored_file(b"x" * 60 + b"y" * 40)
    version = download(client, f"{server.address}/a.csv", [server.host], path)
    assert version == Version('"a1"', "Wed, 22 Aug 2018 09:30:00 GMT")
    assert path.read_bytes() == b"x" * 60 + b"y" * 40
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_files_of_the_same_name_at_two_addresses_are_kept_apart(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    older = "/older/G-Cloud-spend-end-July2018.csv"
    server.answers[older] = Answer(sales, headers={"ETag": '"a1"'}, break_after=60)
    server.answers[FILE] = stored_file(sales)
    places = tuple(WebFile("Sales", server.address + path) for path in (older, FILE))
    outcomes = list(fetch(replace(DATASETS["g_cloud_sales"], places=places), tmp_path, client, TODAY))
    assert isinstance(outcomes[0], ProblemError) and isinstance(outcomes[1], Outcome)
    assert "range" not in server.asked[-1][1]


def test_a_part_of_another_version_is_thrown_away(server: Publisher, tmp_path: Path, client: Client) -> None:
    server.answers["/a.csv"] = Answer(b"x" * 100, headers={"ETag": '"a1"'}, break_after=60)
    with pytest.raises(ProblemError):
        download(client, f"{server.address}/a.csv", [server.host], tmp_path / "a.csv")
    server.answers["/a.csv"] = stored_file(b"new", '"b2"', "Thu, 01 Nov 2018 10:00:00 GMT")
    download(client, f"{server.address}/a.csv", [server.host], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"new"


@pytest.mark.parametrize(
    "odd",
    [
        Answer(status=416, headers={"Content-Range": "bytes */3"}),  # RFC 9110, 15.5.17
        Answer(b"w", 206, {"Content-Range": "bytes 2-2/3", "ETag": '"a1"'}),  # not the range that was asked for
    ],
    ids=["range not there", "another range"],
)
def test_a_range_that_does_not_fit_begins_the_file_anew(
    server: Publisher, tmp_path: Path, client: Client, odd: Answer
) -> None:
    (tmp_path / ".a.csv.part").write_bytes(b"abcdef")
    (tmp_path / ".a.csv.version").write_text('{"etag": "\\"a1\\"", "last_modified": ""}')
    server.answers["/a.csv"] = [odd, Answer(b"new")]
    download(client, f"{server.address}/a.csv", [server.host], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert "range" in server.asked[0][1] and "range" not in server.asked[1][1]


def test_a_weak_etag_is_no_ground_for_piecing_together() -> None:
    # RFC 9110, 13.1.5: If-Range takes strong validators only.
    assert Version('W/"a1"', "Wed, 22 Aug 2018 09:30:00 GMT").for_range == "Wed, 22 Aug 2018 09:30:00 GMT"
    assert Version('W/"a1"').for_range == ""


@pytest.mark.parametrize(
    "passing",
    [
        Answer(b"", 429, {"Retry-After": "0"}),  # RFC 6585, section 4
        Answer(b"", 500),
        Answer(b"", 503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),  # RFC 9110, 10.2.3, a date
        Answer(b"x" * 200_000, break_after=0),  # the connection is closed before the body
        Answer(b"x" * 200_000, break_after=100_000, reset=True),
    ],
    ids=["429", "500", "503", "closed", "reset"],
)
def test_what_may_pass_is_tried_again(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes, passing: Answer
) -> None:
    server.answers[FILE] = [passing, passing, Answer(sales)]
    assert outcome_of(at_address(server), tmp_path, client).is_new
    assert len(server.asked) == 3


def test_retry_after_is_waited_for(server: Publisher, client: Client, tmp_path: Path, sales: bytes) -> None:
    server.answers[FILE] = [Answer(b"", 429, {"Retry-After": "1"}), Answer(sales)]
    begun = time.monotonic()
    assert outcome_of(at_address(server), tmp_path, client).is_new
    assert time.monotonic() - begun >= 1


def test_requests_have_pauses_between_them(server: Publisher) -> None:
    server.answers["/a.json"] = Answer(b"[]")
    patient = Client(pause=0.2, backoff=0)
    begun = time.monotonic()
    for _ in range(3):
        assert patient.json(f"{server.address}/a.json", [server.host]) == []
    assert time.monotonic() - begun >= 0.4


def test_nobody_listening_is_said(server: Publisher, client: Client, tmp_path: Path) -> None:
    dataset = replace(DATASETS["g_cloud_sales"], places=(WebFile("Sales", "http://127.0.0.1:9/sales.csv"),))
    said = problem_of(dataset, tmp_path, client)
    assert "could not be reached: Connection refused. Where this machine" in said
    assert "Error" not in said


@pytest.mark.parametrize(
    ("answer", "attempts", "said"),
    [
        # alphagov/content-store, openapi.yaml: 404 no such item, 410 no longer there
        (Answer(b"", 404), 1, "answers 404: there is no such file or page any more"),
        (Answer(b"", 410), 1, "answers 410"),
        (Answer(b"", 403), 1, "answers 403 Forbidden"),
        (Answer(b"", 500), 5, "answers 500"),
        (Answer(b"", 429, {"Retry-After": "3600"}), 1, "asks us to come back in 3600 seconds"),
        (Answer(b"<!DOCTYPE html><p>Sign in"), 1, "answers with a web page, not with a file"),
        (Answer(b"ID,Framework", headers={"Content-Type": "text/html; charset=utf-8"}), 1, "answers with a web page"),
        (Answer(b"a,b\r1,2\r"), 1, "header"),
        (Answer(b""), 1, "is empty"),
        (Answer(b"x" * 100, break_after=50), 5, "broke off after"),
        (Answer(status=302, headers={"Location": "https://example.org/x.csv"}), 1, "https://example.org/x.csv was not"),
        (Answer(status=302, headers={"Location": "/again.csv"}), 1, "answers 404"),
        (Answer(status=302, headers={"Location": FILE}), 6, "redirects more than 5 times"),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_is_added(
    server: Publisher, client: Client, tmp_path: Path, answer: Answer, attempts: int, said: str
) -> None:
    server.answers[FILE] = answer
    assert said in problem_of(at_address(server), tmp_path, client)
    assert server.paths().count(FILE) == attempts
    assert not raw.releases(DATASETS["g_cloud_sales"], tmp_path)
    assert not (tmp_path / "raw" / "g_cloud_sales" / ".fetched.json").exists()


def test_a_redirect_to_a_host_that_the_source_names_is_followed(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    with publisher() as assets:
        # www.gov.uk sends on requests for uploads to assets.publishing.service.gov.uk.
        server.answers[FILE] = Answer(status=301, headers={"Location": assets.address + FILE})
        assets.answers[FILE] = stored_file(sales)
        place = WebFile("Sales", server.address + FILE, also_on=(assets.host,))
        assert outcome_of(replace(DATASETS["g_cloud_sales"], places=(place,)), tmp_path, client).is_new


def test_plain_http_is_refused(client: Client, tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match=r"come by https from www\.gov\.uk"):
        download(client, "http://www.gov.uk/a.csv", ["www.gov.uk"], tmp_path / "a.csv")


def test_another_length_than_the_page_says_is_refused(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    put_page(server, sales, size=len(sales) + 1)
    assert f"has {len(sales):,} bytes, and its publisher says {len(sales) + 1:,}" in problem_of(
        on_page(server), tmp_path, client
    )
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "1000"}], ids=["stated later", "stated first"])
def test_a_file_over_the_limit_is_refused(
    server: Publisher, client: Client, tmp_path: Path, headers: dict[str, str]
) -> None:
    server.answers["/a.csv"] = Answer(b"x" * 1000, headers=headers)
    with pytest.raises(ProblemError, match="allowed"):
        download(client, f"{server.address}/a.csv", [server.host], tmp_path / "a.csv", limit=999)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (search_results(), "has no pages with the title"),
        (search_results((TITLE, "/a"), (TITLE, "/b")), "has 2 pages with the title"),
        (search_results((TITLE, "/gone")), "answers 404"),
        ([], "in another form than its documentation says"),
    ],
)
def test_a_page_that_is_not_found_is_said(
    server: Publisher, client: Client, tmp_path: Path, found: object, said: str
) -> None:
    server.answers["/api/search.json"] = Answer(json.dumps(found).encode())
    assert said in problem_of(on_page(server), tmp_path, client)


def test_a_page_without_the_file_is_said(server: Publisher, client: Client, tmp_path: Path, sales: bytes) -> None:
    put_page(server, sales)
    item = content_item(PAGE, "2018-08-22T09:30:05.100Z", [attachment(f"{server.address}/media/1/notes.pdf", 1)])
    server.answers[f"/api/content{PAGE}"] = Answer(json.dumps(item).encode())
    assert "has no attachment that fits" in problem_of(on_page(server), tmp_path, client)
    server.answers[f"/api/content{PAGE}"] = Answer(b"<html>")
    assert "does not answer with JSON" in problem_of(on_page(server), tmp_path, client)


def test_several_files_on_a_page_are_each_dated_by_the_server(
    server: Publisher, client: Client, tmp_path: Path, sales: bytes
) -> None:
    older = "/media/1/G-Cloud-Spend_Dec2017.csv"
    put_page(server, sales)
    files = [attachment(server.address + path, None) for path in (FILE, older)]
    item = content_item(PAGE, "2018-08-22T09:30:05.100Z", files)
    server.answers[f"/api/content{PAGE}"] = Answer(json.dumps(item).encode())
    server.answers[older] = stored_file(sales.replace(b"Acme", b"Bcme"), '"c3"', "Fri, 02 Feb 2018 09:30:00 GMT")
    outcomes = [outcome for outcome in fetch(on_page(server), tmp_path, client, TODAY) if isinstance(outcome, Outcome)]
    assert [outcome.release.published for outcome in outcomes] == [date(2018, 8, 22), date(2018, 2, 2)]


@pytest.fixture
def at_server(server: Publisher, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """The command line, with the server in place of GOV.UK and no pauses."""
    monkeypatch.setitem(DATASETS, "g_cloud_sales", on_page(server))
    place = WebFile("Councils", f"{server.address}/latest/councils.csv")
    monkeypatch.setitem(
        DATASETS, "local_authority_register", replace(DATASETS["local_authority_register"], places=(place,))
    )
    monkeypatch.setattr(command, "Client", functools.partial(Client, pause=0, backoff=0))
    return server


def test_the_command_looks_fetches_and_says_what_it_did(
    at_server: Publisher, tmp_path: Path, sales: bytes, capsys: Capture
) -> None:
    put_page(at_server, sales)
    asked = ["--data", str(tmp_path), "fetch", "g_cloud_sales"]
    assert main([*asked, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "not held" in said and f"{len(sales):,} bytes, published 2018-08-22" in said
    assert FILE not in at_server.paths() and not (tmp_path / "raw").exists()
    assert main(asked) == 0
    assert "added g_cloud_sales-2018-08-22: 2,000 rows" in capsys.readouterr().out
    assert main(asked) == 0
    assert "nothing new" in capsys.readouterr().out
    assert main([*asked, "--dry-run"]) == 0
    assert "held as g_cloud_sales-2018-08-22" in capsys.readouterr().out


def test_a_problem_with_one_source_does_not_stop_the_others(
    at_server: Publisher, tmp_path: Path, capsys: Capture
) -> None:
    at_server.answers["/latest/councils.csv"] = stored_file(register_csv(tmp_path / "register.csv").read_bytes())
    assert main(["--data", str(tmp_path), "fetch", "g_cloud_sales", "local_authority_register"]) == 1
    told = capsys.readouterr()
    assert "answers 404" in told.err and "Traceback" not in told.err
    assert "added local_authority_register" in told.out


def test_an_unknown_source_is_wrong_usage_and_the_known_are_listed(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--data", str(tmp_path), "fetch", "no_such_source"])
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert all(name in told for name in DATASETS)


def test_every_source_names_https_addresses_of_its_own() -> None:
    for dataset in DATASETS.values():
        for place in dataset.places:
            if isinstance(place, GovukPage):
                assert place.site == "https://www.gov.uk"
                continue
            (offer,) = place.offers(Client())
            assert offer.address.startswith(f"https://{offer.hosts[0]}/")
            assert offer.file_name.endswith(".csv")
