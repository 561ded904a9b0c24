"""The page of a briefing as Streamlit runs it: changed and undone, and every address that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from snapshots import LOTS, NAME, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest
from test_pages import ATTACK, as_read, said

from pages.shared.briefing import address
from pages.shared.briefing.model import Briefing, Entry

ROOT = Path(__file__).parents[1]
BOUGHT, LINE = Entry("councils_bought"), Entry("council_adoption_by_month")
NEWER = "2026-02-01T0000Z"


@pytest.fixture(autouse=True, scope="module")
def sales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Twelve councils of which three bought."""
    data = tmp_path_factory.mktemp("data")
    write_sales(data, NAME, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(data))
        yield
    st.cache_data.clear()
    st.cache_resource.clear()


def write_sales(data: Path, name: str, bought: int) -> None:
    rows = [spend(date(2013, month, 1), f"C{n:02}", "1000") for month in range(1, 7) for n in range(bought)]
    buyers = [council(f"C{n:02}") for n in range(12)]
    write_snapshot(data, {"buyer": buyers, "spend": rows, "lot": LOTS}, name)


def opened(*pairs: tuple[str, str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "briefing.py"), default_timeout=30)
    for name in {name for name, _ in pairs}:
        app.query_params[name] = [value for other, value in pairs if other == name]
    return app.run()


def of(*entries: Entry, title: str = "", snapshot: str = NAME) -> AppTest:
    return opened(*address.pairs(Briefing(title, snapshot, entries)))


def kept(app: AppTest) -> Briefing:
    """What the page's address holds now."""
    assert not app.exception
    held = {name: [found] if isinstance(found, str) else found for name, found in app.query_params.items()}
    briefing, problems = address.read([(name, value) for name, values in held.items() for value in values])
    assert problems == []
    return briefing


def press(app: AppTest, label: str, which: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][which].click().run()


def headings(app: AppTest) -> list[str]:
    return [as_read(header.value) for header in app.header]


def test_an_empty_briefing_says_how_to_fill_it() -> None:
    app = opened()
    assert not app.exception
    assert "Open **Save** on any figure and choose **Add to briefing**" in said(app)
    assert "Not official statistics" in said(app)


def test_figures_are_moved_removed_and_had_back_and_the_address_holds_it_all() -> None:
    app = of(BOUGHT, LINE, title="For Thursday")
    assert headings(app) == ["1. 3 councils have bought", "2. One council in four had bought by May 2013"]
    assert app.text_input(key="briefing-title").value == "For Thursday"
    assert kept(press(app, "Down")).entries == (LINE, BOUGHT)
    assert headings(app)[0] == "1. One council in four had bought by May 2013"
    assert kept(press(app, "Remove", 1)).entries == (LINE,)
    assert kept(press(app, "Undo")).entries == (LINE, BOUGHT)
    assert kept(press(app, "Undo")).entries == (BOUGHT, LINE)
    assert kept(press(app, "Remove all")).entries == ()
    assert kept(press(app, "Undo")) == Briefing("For Thursday", NAME, (BOUGHT, LINE))


def test_words_of_the_reader_stay_as_they_are_and_do_nothing() -> None:
    app = of(BOUGHT)
    for awkward in (ATTACK, "=HYPERLINK('x') \"~a.b~", "👩🏽‍💻 " + "w" * 195):
        for field in ("title-0", "comment-0", "briefing-title"):
            app.text_input(key=field).set_value(awkward)
        app.run()
        assert kept(app) == Briefing(awkward, NAME, (Entry("councils_bought", (), awkward, awkward),))
        assert headings(app) == [f"1. {awkward}"]
        assert "3 councils have bought" in said(app), "the finding stays beside the reader's own title"
        assert not any(ATTACK in element.value for element in [*app.header, *app.caption, *app.markdown])


def test_a_figure_that_is_not_there_gets_a_sentence_and_the_others_stay() -> None:
    app = opened(("v", "1"), ("figure", "no_such_figure~title.Mine"), ("figure", "councils_bought"))
    assert not app.exception
    assert as_read(app.warning[0].value) == "There is no figure “no_such_figure” here, so it is left out."
    assert headings(app) == ["1. 3 councils have bought"]


def test_a_snapshot_that_was_removed_gets_a_sentence() -> None:
    app = of(BOUGHT, snapshot="2020-01-01T0000Z")
    assert not app.exception
    assert "Snapshot 2020-01-01T0000Z is not held here" in as_read(app.warning[0].value)
    assert "shows the newest" in as_read(app.warning[0].value)


def test_a_filter_without_data_is_never_answered_with_other_numbers() -> None:
    app = of(Entry("councils_bought", (("financial_year", "2030-31"),), "Mine"), BOUGHT)
    assert "is not shown: snapshot 2026-01-01T0000Z has no data for financial year “2030-31”" in as_read(
        app.warning[0].value
    )
    assert headings(app) == ["1. Mine", "2. 3 councils have bought"]
    misspelt = of(Entry("councils_bought", (("regoin", "Wales"),)))
    assert "is not shown: it has no filter regoin" in as_read(misspelt.warning[0].value)


def test_a_briefing_keeps_its_snapshot_and_offers_the_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sales(tmp_path, NAME, 3)
    write_sales(tmp_path, NEWER, 4)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    app = of(BOUGHT, Entry("glossary_of_words"))
    assert headings(app)[0] == "1. 3 councils have bought"
    assert "There is a newer snapshot, of 1 February 2026, 00:00 UTC. Figure 1 would say something else" in said(app)
    assert kept(press(app, "Use the newest")).snapshot == NEWER
    assert headings(app)[0] == "1. 4 councils have bought"
    assert "newer snapshot" not in said(app)


def test_slides_are_made_with_progress_and_offered() -> None:
    app = press(of(BOUGHT, LINE), "Make the slides (PPTX)")
    assert not app.exception and not app.error
    assert len(app.get("download_button")) == 1
    assert len(press(app, "Remove").get("download_button")) == 0, "slides of another briefing are not offered"
