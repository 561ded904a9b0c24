"""The stage as the server tells it: pages and briefings as screens, each with finding, source and dates."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared import figures, queries
from pages.shared.server import serve
from pages.shared.server.stage import of_page

SNAPSHOT = "2026-01-01T0000Z"
EVIL = "<img src=x onerror=alert(1)> & Sons"
MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(3, 29)]
WORLD: dict[str, list[dict[str, Any]]] = {
    "buyer": [*(council(f"C{n:02}", region="Wales", nation="Wales") for n in range(12)),
              council("EVIL", buyer_name=EVIL, region="London", nation="England")],
    "spend": [spend(month, "C00", "1000", invoice_count=12) for month in MONTHS] + [spend(MONTHS[3], "EVIL", "70")],
    "lot": LOTS,
}  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(folder))
        st.cache_data.clear()
        st.cache_resource.clear()
        write_snapshot(folder, WORLD)
        yield TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))
    st.cache_data.clear()
    st.cache_resource.clear()


def told(client: TestClient, asked: str) -> dict[str, Any]:
    answer = client.get(f"/stage.json?{asked}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_page_is_its_declared_figures_in_order_under_its_filters(client: TestClient) -> None:
    shown = told(client, "page=local_authorities&region=Wales")
    assert shown["title"] == "Which councils buy through the Digital Marketplace, and which do not yet?"
    assert shown["leave"] == "/local_authorities?region=Wales"
    headings = [screen["heading"] for screen in shown["screens"]]
    # Of twelve Welsh councils one bought, and is the only one that spent; eleven did not.
    assert headings[0] == "One council in 12 in Wales had bought by April 2014"
    assert headings[-2:] == ["1 council has bought in Wales", "Not yet: 11 councils in Wales"]
    for screen in shown["screens"]:
        assert screen["heading"] and screen["source"].startswith("Source: ")
        assert "14 July 2014" in screen["source"]  # when the sales were published
        assert "region: Wales" in screen["measure"] or not screen["chart"]
    assert shown["dated"] == "Snapshot of 1 January 2026."


def test_the_overview_begins_with_its_numbers(client: TestClient) -> None:
    first = told(client, "page=overview")["screens"][0]
    # 25 final months of £1,000, and £70.
    assert first["numbers"][0] == {"label": "Spend", "value": "£25,070", "note": "April 2012 to April 2014"}
    assert first["chart"] is None and first["table"] is None
    assert told(client, "page=overview")["leave"] == "/"


def test_a_briefing_keeps_its_order_words_and_snapshot(client: TestClient) -> None:
    asked = (
        f"v=1&snapshot={SNAPSHOT}&title=For+Thursday&figure=councils_bought~title.Ours~comment.Say+why"
        "&figure=spend_by_month&figure=no_such_figure"
    )
    shown = told(client, asked)
    assert shown["title"] == "For Thursday" and shown["leave"].startswith(f"/briefing?v=1&snapshot={SNAPSHOT}&title=")
    listed, drawn = shown["screens"]
    assert (listed["heading"], listed["comment"]) == ("Ours", "Say why") and listed["finding"]
    assert listed["chart"] is None and EVIL in [row[0] for row in listed["table"]["rows"]]
    assert listed["table"]["of"]["rows"] == 2
    assert drawn["chart"]["data"] and drawn["finding"] == "" and drawn["alt"]
    assert "no_such_figure" in shown["problems"][0]


def test_a_figure_that_the_snapshot_cannot_give_says_so_on_its_screen(client: TestClient) -> None:
    (screen,) = told(client, "figure=council_adoption_by_month~region.Atlantis")["screens"]
    assert "no data for region “Atlantis”" in screen["problem"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("page=nowhere", "There is no page nowhere. Pages: adoption, buyer"), ("", "There is nothing to show"),
     ("page=../../etc/passwd", "There is no page"), ("page=overview&snapshot=2020-01-01T0000Z", "2020-01-01T0000Z"),
     ("figure=x", "There is no figure")],
)  # fmt: skip
def test_what_is_not_there_is_said(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/stage.json?{asked}")
    assert answer.status_code == 404 and said in answer.text and "Traceback" not in answer.text


def test_every_page_that_declares_figures_can_be_shown_and_none_else() -> None:
    pages = {path.stem: path.read_text(encoding="utf-8") for path in of_page.PAGES.glob("*.py")}
    assert set(of_page.named()) == {name for name, text in pages.items() if "declared=" in text}
    for name in of_page.named():
        # Each is the name of a query in the page's own text, and can be said in words or in numbers.
        for entry in of_page.briefing(name, {}).entries:
            assert f'"{entry.figure}"' in pages[name] and entry.figure in queries.names()
            module = importlib.import_module(f"pages.shared.figures.{entry.figure}")
            assert figures.is_figure(entry.figure) or hasattr(module, "numbers")


def test_the_page_asks_for_its_own_servers_files_alone_and_holds_no_script(client: TestClient) -> None:
    page = client.get("/stage?page=overview")
    assert page.status_code == 200 and "script-src 'self'" in page.headers["content-security-policy"]
    asked = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert asked and all(address.startswith(("/", "data:")) for address in asked)
    assert set(re.findall(r"<script[^>]*>([^<]*)</script>", page.text)) == {""}
    for name in ("stage.js", "shown.js", "layout.js", "parts.js", "stage.css"):
        code = re.sub(r"//.*$|/\*.*?\*/", "", client.get(f"/stage/{name}").text, flags=re.MULTILINE)
        assert code and not re.search(r"https?:|\beval\b|innerHTML|@import|url\(", code)
