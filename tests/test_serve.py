"""A figure's data at its address, and the headers of every answer."""

from __future__ import annotations

import csv
import io
import json
import socket
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import frictionless
import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.shared.server import printing, serve

FORMULA = '=HYPERLINK("https://example.org")'


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    buyers = [council("A", buyer_name=FORMULA), council("B", buyer_name='Plain, "quoted" council')]
    rows = [
        spend(date(2013, 1, 1), "A", "0.0001"),
        spend(date(2013, 1, 1), "B", "12345678901234.5678"),
        spend(date(2013, 2, 1), "B", "1"),
    ]
    write_snapshot(tmp_path, {"buyer": buyers, "spend": rows, "lot": LOTS})
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    yield TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))
    st.cache_resource.clear()


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_csv_has_every_digit_and_no_formula(client: TestClient) -> None:
    answer = client.get("/figures/councils_bought.csv")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="councils_bought_2026-01-01T0000Z.csv"'
    rows = read(answer.text)
    assert [row["buyer_name"] for row in rows] == ["'" + FORMULA, 'Plain, "quoted" council']
    assert [Decimal(row["spend_gbp"]) for row in rows] == [Decimal("0.0001"), Decimal("12345678901234.5678")]


def test_filters_in_the_address_are_those_of_the_page(client: TestClient) -> None:
    assert len(read(client.get("/figures/councils_not_yet.csv?supplier_size=SME").text)) == 0
    refused = client.get("/figures/councils_not_yet.csv?supplier_size=Tiny")
    assert (refused.status_code, "Supplier size “Tiny” has no data" in refused.text) == (400, True)
    unknown = client.get("/figures/councils_not_yet.csv?colour=red")
    assert (unknown.status_code, "has no filter colour" in unknown.text) == (400, True)


def test_unknown_figures_are_told(client: TestClient) -> None:
    for path in ("/figures/nothing.csv", "/figures/headline.exe", "/figures/..%2f..%2fREADME.csv"):
        assert client.get(path).status_code == 404


def test_no_snapshot_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nowhere"))
    answer = client.get("/figures/headline.csv")
    assert (answer.status_code, "There is no snapshot" in answer.text) == (503, True)


def test_the_data_package_is_valid_and_describes_the_csv(client: TestClient, tmp_path: Path) -> None:
    answer = client.get("/figures/councils_bought.zip?lot_id=software-as-a-service")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == ["councils_bought.csv", "datapackage.json"]
        archive.extractall(tmp_path / "package")
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    assert described["licenses"][0]["title"] == "Open Government Licence v3.0"
    assert described["version"] == "2026-01-01T0000Z"
    assert "councils buy in other ways too" in described["description"]
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_a_taken_port_is_said_and_the_next_one_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(serve, "FIRST_PORT", port)
        with serve._listener() as first, serve._listener() as second:  # as two that start at once
            ports = [port, first.getsockname()[1], second.getsockname()[1]]
            assert port < min(ports[1:]) and max(ports) < port + serve.PORTS_TRIED and len(set(ports)) == 3
        assert f"Port {port} is taken, trying {port + 1}." in capsys.readouterr().out
        monkeypatch.setattr(serve, "PORTS_TRIED", 1)
        with pytest.raises(SystemExit, match="all taken"):
            serve._listener()


def test_every_answer_carries_the_safe_headers(client: TestClient) -> None:
    headers = client.get("/figures/headline.csv").headers
    policy = headers["content-security-policy"]
    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe-eval" not in policy and "unsafe-inline'" not in policy.split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"


def test_pages_and_nothing_else_link_what_printing_needs(client: TestClient) -> None:
    def page(_: Request) -> HTMLResponse:
        return HTMLResponse("<head></head><body>" + "text " * 500)

    inner = GZipMiddleware(Starlette(routes=[*serve.ROUTES, Route("/", page)]), minimum_size=100)
    served = TestClient(printing.LinkPrinting(inner))
    answer = served.get("/", headers={"accept": "text/html,*/*", "accept-encoding": "gzip"})
    head = answer.text.split("</head>")[0]
    assert int(answer.headers["content-length"]) == len(answer.content)
    for address in ("/print/print.css", "/print/print.js"):
        assert f'"{address}"' in head
        assert served.get(address).status_code == 200
    assert served.get("/figures/headline.csv").content == client.get("/figures/headline.csv").content
    assert served.get("/print/..%2fstore.py").status_code == 404
