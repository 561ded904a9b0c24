"""The handout of a briefing: its tags, that its text is that of the page, and that nothing a reader writes acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pdf
import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared.briefing import address
from pages.shared.briefing.model import Briefing, Entry
from pages.shared.briefing.opened import Opened, opened
from pages.shared.paper import drawing
from pages.shared.server import serve
from pages.shared.store import Rows, Store
from pages.shared.takeaway import first_rows, plots
from pages.shared.takeaway.plots import Plot, Series

EVIL = '#image("/etc/passwd") <script> *b*'
MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(3, 29)]
WORLD: dict[str, list[dict[str, Any]]] = {
    "buyer": [*(council(f"C{n:02}") for n in range(12)), council("EVIL", buyer_name=EVIL)],
    "spend": [spend(month, "C00", "1000", invoice_count=12) for month in MONTHS] + [spend(MONTHS[3], "EVIL", "70")],
    "lot": LOTS,
}
FIGURES = (
    "spend_by_month",
    "spend_share_by_buyer_group",
    "council_adoption_by_nation",
    "council_map",
    "councils_bought",
    "councils_not_yet",
    "retention_by_cohort",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(folder))
        st.cache_data.clear()
        st.cache_resource.clear()
        yield write_snapshot(folder, WORLD)
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def client(data: Path) -> TestClient:
    return TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))


def test_every_figure_stands_in_it_with_the_numbers_of_the_page(client: TestClient, data: Path) -> None:
    entries = [Entry(name).told(title="", comment=f"Comment {at} {EVIL}") for at, name in enumerate(FIGURES)]
    entries[0] = entries[0].told(title=f"Ours {EVIL}", comment="")
    briefing = Briefing("For Thursday", "", tuple(entries))
    answer = client.get(f"/briefings/handout.pdf?{address.write(briefing)}")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/pdf"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in answer.content
    reader = pdf.read(answer.content)
    tags, text = pdf.tags(reader, title="For Thursday"), pdf.text(reader)
    store, today = Store(data), datetime.now(UTC).date()
    found = [opened(entry, store, "http://testserver/", today) for entry in entries]
    for number, item in enumerate(found, start=1):
        for words in said(number, item):
            assert pdf.joined(words) in text, words
    assert len([tag for tag in tags if tag.get("/S") == "/H2"]) == len(FIGURES) + 2  # sources and methods
    tables = ("council_map", "retention_by_cohort")  # neither bars nor lines
    charts = [item for item in found if item.figure and item.figure.chart and item.query.name not in tables]
    alts = [str(tag["/Alt"]) for tag in tags if tag.get("/S") == "/Figure"]
    assert alts == [item.figure.words.alt for item in charts if item.figure]
    assert len([tag for tag in tags if tag.get("/S") == "/Table"]) == len(FIGURES) - len(charts)
    # What is in the address and the sources is a link, what a reader wrote is not.
    assert all("etc/passwd" not in link or link.startswith("http://testserver/briefing?") for link in pdf.links(reader))


def said(number: int, item: Opened) -> Sequence[str]:
    assert item.figure
    words = item.figure.words
    own = (item.heading, item.finding, item.entry.comment, words.measure, words.sentence)
    method = [text for name, text in item.query.sections.items() if name != "Why it matters"]
    sources = [source.attribution for source in item.figure.sources]
    return [f"Figure {number}. {item.heading}", *own, *method, *sources]


def test_what_cannot_be_had_is_said_and_an_empty_briefing_is_none(client: TestClient) -> None:
    asked = urlencode([("figure", "council_adoption_by_month~region.Atlantis"), ("figure", "nonsense")])
    text = pdf.text(pdf.read(client.get(f"/briefings/handout.pdf?{asked}").content))
    assert pdf.joined("no data for region “Atlantis”") in text and pdf.joined("no figure “nonsense”") in text
    for wrong in ("", "figure=nonsense", "figure=spend_by_month&snapshot=2020-01-01T0000Z"):
        answer = client.get(f"/briefings/handout.pdf?{wrong}")
        assert answer.status_code == 404 and "Traceback" not in answer.text


def plot(kind: str, values: Sequence[Sequence[float | None]], *, stacked: bool = False) -> Plot:
    series = tuple(Series(f"S{n}", tuple(line), ("#123456",), (), (), False, False) for n, line in enumerate(values))
    return Plot(kind, stacked, tuple("abcdefgh"[: len(values[0])]), series, "", "%", "", None, "", "")


def test_the_first_rows_say_what_is_left_out() -> None:
    rows = Rows(("buyer_name", "buyer_type"), (("A", "b"), ("C", "d")))
    assert first_rows.of(rows, 2, 2).told == ""
    assert first_rows.of(rows, 1, 2).told == "The first 1 of 2 rows; the data hold all."
    assert first_rows.of(rows, 1, 1).told == "The first 1 of 2 rows and 1 of 2 columns; the data hold all."
    assert first_rows.of(rows, 2, 1).rows == [["A"], ["C"]]


def test_panels_are_called_what_stands_above_them_and_share_a_legend() -> None:
    bars = [
        {"type": "bar", "name": name, "x": ["2012", "2013"], "y": [1, 2], "marker": {"color": "#123456"},
         "xaxis": f"x{at}", "yaxis": f"y{at}"}
        for at in ("", "2") for name in ("By value", "By volume")
    ]  # fmt: skip
    axis = {"range": [0, 100], "ticksuffix": "%"}
    layout = {"yaxis": axis, "yaxis2": axis, "annotations": [{"text": "<b>Agencies</b>"}, {"text": "Councils"}]}
    agencies, councils = (drawing.of(one) for one in plots.of({"data": bars, "layout": layout}))
    assert (agencies["title"], councils["title"]) == ("Agencies", "Councils")
    assert [one["name"] for one in agencies["legend"]] == ["By value", "By volume"]
    assert agencies["ticks"][-1] == {"at": 0, "text": "100%"}


def test_bars_end_where_their_values_lie_between_the_lowest_and_the_highest() -> None:
    rows = drawing.of(plot("bar", [[30, -10, 0]]))["rows"]
    # From -10 to 30: zero at a quarter.
    assert [(row["bars"][0]["from"], row["bars"][0]["to"], row["words"]) for row in rows] == [
        (0.25, 1, "30%"), (0.25, 0, "-10%"), (0.25, 0.25, "0%"),
    ]  # fmt: skip


def test_stacked_bars_follow_each_other_and_columns_stand_on_each_other() -> None:
    (row,) = drawing.of(plot("bar", [[30], [10]], stacked=True))["rows"]
    assert [(bar["from"], bar["to"]) for bar in row["bars"]] == [(0, 0.75), (0.75, 1)]
    drawn = drawing.of(plot("column", [[30], [10]], stacked=True))
    # 40 at the top of the axis: the first takes three quarters from below, the second the rest.
    assert [(column["top"], column["height"]) for column in drawn["columns"]] == [(0.25, 0.75), (0, 0.25)]
    assert [tick["text"] for tick in drawn["ticks"]] == ["0%", "10%", "20%", "30%", "40%"]


def test_a_line_breaks_where_a_value_is_missing_and_its_names_do_not_cover_each_other() -> None:
    drawn = drawing.of(plot("line", [[0, 50, None, 100], [1, 1, 1, 99]]))
    assert [len(piece) for piece in drawn["lines"][0]["pieces"]] == [2, 1]
    assert drawn["lines"][0]["pieces"][0] == [(0.125, 1), (0.375, 0.5)]
    first, second = drawn["ends"]
    assert first["text"] == "S0" and second["at"] - first["at"] >= drawing.LINE_APART


@pytest.mark.parametrize("values", [[0.0], [5.0], [-3.0], [1e-9], [2.85e9]])
def test_any_scale_is_drawn_within_its_plot(values: list[float]) -> None:
    for kind in ("line", "column"):
        drawn = drawing.of(plot(kind, [values]))
        places = [tick["at"] for tick in drawn["ticks"]] + [y for line in drawn["lines"] for _, y in line["pieces"][0]]
        places += [end for column in drawn["columns"] for end in (column["top"], column["top"] + column["height"])]
        assert all(-1e-4 <= place <= 1 + 1e-4 for place in places), (kind, places)
