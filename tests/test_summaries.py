"""The one-page summary of a body: its words, its one sheet, its tags, and that nothing in a name acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pdf
import pytest
import streamlit as st
from snapshots import LOTS, central, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared.bodies import summary
from pages.shared.paper import typeset
from pages.shared.server import serve
from pages.shared.store import Store

MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(3, 29)]
EVIL = "<script>alert(1)</script> & [Sons](https://example.org)"
TYPST = '#image("/etc/passwd") #sys.inputs *bold* _it_ $x$ @ref <lab> // https://example.org \\'
CJK = "東京 City Council"
LONG = (
    "The Right Worshipful Council of the United Boroughs of Ayton, Beeton, Ceeton-under-Lyme and Greater Deeton Regis"
)
WORLD: dict[str, list[dict[str, Any]]] = {
    "buyer": [
        *(council(f"C{n:02}", population=1000, population_year=2020) for n in range(12)),
        council("LONG", buyer_name=LONG, population=1000, population_year=2020),
        council("EVIL", buyer_name=EVIL),
        council("TYPST", buyer_name=TYPST),
        council("CJK", buyer_name=CJK),
        central("idle", "executive_agency"),
    ],
    "spend": [spend(month, "LONG", "1000", invoice_count=2) for month in MONTHS]
    + [spend(month, "LONG", "3000", supplier_size="Large", supplier_id="big") for month in MONTHS[14:]]
    + [spend(MONTHS[0], f"C{n:02}", "50") for n in range(5)]
    + [spend(MONTHS[1], "EVIL", "70")],
    "lot": LOTS,
    "neighbour": [
        {"buyer_id": "LONG", "area_id_gss": "E0", "neighbour_place": n + 1, "neighbour_id_gss": f"E{n}",
         "neighbour_buyer_id": f"C{n:02}", "list_kind": "own"}
        for n in range(12)
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    st.cache_data.clear()
    st.cache_resource.clear()
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    yield write_snapshot(tmp_path, WORLD)
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))


def test_four_sentences_and_three_numbers_with_bases(data: Path) -> None:
    told = summary.of("LONG", Store(data), date(2026, 1, 2))
    # 25 final months of 2 lines and £1,000 from an SME; in the last 11 of them one line of £3,000 more.
    assert told.sentences == [
        "Through the frameworks it spent £58,000, April 2012 to April 2014: 61 invoice lines from 2 suppliers.",
        "Its first purchase was in April 2012, its last in April 2014; it bought in 25 months.",
        "Suppliers labelled SME had 43% of its spend and 82% of its invoice lines.",
        "The direction of its spend is up: 12 months to April 2014 against the 12 before.",
    ]
    assert [(number.label, number.value, number.note) for number in told.numbers] == [
        ("Spend", "£58,000", "on 61 invoice lines"),
        ("SME share", "43%", "on 61 invoice lines"),
        ("Suppliers", "2", "on 61 invoice lines"),
    ]
    assert told.peers.heading == f"{LONG} is above the middle half of its 12 neighbours"
    assert told.written == "2 January 2026"


def test_a_body_that_bought_nothing_or_little(data: Path) -> None:
    idle, little = (summary.of(code, Store(data), date(2026, 1, 2)) for code in ("idle", "EVIL"))
    assert idle.sentences[1] == "In no month was its reported spend above zero."
    assert idle.peers.sentence == "Peers are given for councils only."
    assert little.sentences[2] == (
        "No share of small and medium-sized firms can be given on 1 invoice line: that needs 10 [low base]."
    )
    assert little.numbers[1].value == "[low base]"
    assert "cannot be said" in little.sentences[3]


def test_the_page_says_all_of_it_and_nothing_in_a_name_acts(client: TestClient) -> None:
    page = client.get("/summaries/EVIL.html")
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert "<script>alert" not in page.text and "&lt;script&gt;alert(1)" in page.text
    for words in ("low use of the cloud", "What is not known", "2026-01-01T0000Z", "published 14 July 2014"):
        assert words in page.text
    assert re.search(r'<img src="data:image/svg\+xml;base64,[\w+/=]+" alt="Line chart', page.text)


@pytest.mark.parametrize(
    ("path", "status"),
    [("nobody.html", 404), ("LONG.doc", 404), ("LONG.html?snapshot=2020-01-01T0000Z", 404),
     ("LONG.html?snapshot=2026-01-01T0000Z", 200)],
)  # fmt: skip
def test_what_is_not_there_is_said(client: TestClient, path: str, status: int) -> None:
    found = client.get(f"/summaries/{path}")
    assert found.status_code == status
    assert "Traceback" not in found.text


def test_the_pdf_is_one_tagged_sheet_that_says_what_the_page_says(client: TestClient, data: Path) -> None:
    answer = client.get("/summaries/LONG.pdf")
    assert answer.headers["content-type"] == "application/pdf" and "LONG_2026" in answer.headers["content-disposition"]
    reader = pdf.read(answer.content)
    assert len(reader.pages) == 1
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)  # A4
    tags = pdf.tags(reader, title=LONG)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in answer.content  # it says that it is PDF/UA-1
    assert {"/H1", "/H2", "/P", "/L", "/Figure"} <= {tag.get("/S") for tag in tags}
    (figure,) = [tag for tag in tags if tag.get("/S") == "/Figure"]
    told = summary.of("LONG", Store(data), datetime.now(UTC).date())
    assert figure["/Alt"] == told.chart_alt
    text = pdf.text(reader)
    said = (LONG, *told.sentences, told.peers.heading, told.peers.sentence, *told.not_known, *told.sources)
    for words in (*said, told.chart_heading, f"Snapshot {told.snapshot}", f"written on {told.written}"):
        assert pdf.joined(words) in text
    for number in told.numbers:
        assert pdf.joined(f"{number.label}{number.value}{number.note}") in text
    # 58,000 to April 2014 and 4,000 in May 2014: the axis ends above both.
    assert all(label in text for label in ("£20,000", "£40,000", "£60,000", "Apr2012", "May2014"))


@pytest.mark.parametrize(("code", "name"), [("EVIL", EVIL), ("TYPST", TYPST), ("CJK", CJK)])
def test_a_name_is_text_in_the_pdf_whatever_it_holds(client: TestClient, code: str, name: str) -> None:
    reader = pdf.read(client.get(f"/summaries/{code}.pdf").content)
    pdf.tags(reader, title=name)
    assert pdf.joined(name) in pdf.text(reader) or code == "CJK"  # which this machine may have no font for
    assert len(reader.pages) == 1 and not pdf.links(reader)


def test_the_pdf_is_set_in_the_dashboards_own_typeface_on_every_machine(client: TestClient) -> None:
    reader = pdf.read(client.get("/summaries/LONG.pdf").content)
    fonts = [font.get_object()["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert fonts and all("SourceSans" in font for font in fonts)


def test_no_template_reads_a_file_or_asks_for_a_package() -> None:
    for path in typeset.TEMPLATES.glob("*.typ"):
        asked = re.findall(
            r"#?\b(?:import|include|read|image|plugin|csv|yaml|toml|xml|cbor)\b[ (]+(\S+)", path.read_text()
        )
        assert all(re.fullmatch(r'"\w+\.typ":?', name) for name in asked), (path.name, asked)
