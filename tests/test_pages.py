"""Each page as Streamlit runs it: on sales, on an empty snapshot, on none, and from an address with filters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest
from test_words import RANKING

ROOT = Path(__file__).parents[1]
# A briefing has no figures of its own: tests/test_briefing_page.py.
PAGES = sorted(path for path in (ROOT / "pages").glob("*.py") if path.stem != "briefing")
# What these show is about the whole snapshot, or published elsewhere.
WITHOUT_FILTERS = {"changes", "surveys", "recommendations", "ministers", "notices", "opportunities", "restatements"}
# What is said of the months of sales and of matching stands where sales are shown.
WITHOUT_SALES = {"changes", "surveys", "ministers", "notices", "opportunities", "restatements"}
FILTERED = [page for page in PAGES if page.stem not in WITHOUT_FILTERS]
MONTHS = [date(2013, month, 1) for month in range(1, 7)]
ATTACK = "[<script>alert(1)</script>](https://example.org) $x$"
HARMLESS = "\\[\\<script\\>alert(1)\\</script\\>\\](https\u2060\\://example.org) \\$x\\$"


@pytest.fixture(scope="module", autouse=True)
def no_leftovers() -> Iterator[None]:
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def sales_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve councils, three of which bought; one has a name that would like to be a script."""
    buyers = [council(f"C{n:02}", buyer_name=f"Council {n}") for n in range(11)]
    buyers.append(council("EVIL", buyer_name=ATTACK, region="London"))
    rows = [spend(month, "C00", "1000", invoice_count=2) for month in MONTHS]
    rows += [spend(MONTHS[1], "C01", "50", lot_id="infrastructure-as-a-service", supplier_size="Large")]
    rows += [spend(MONTHS[2], "EVIL", "7")]
    figure = {
        "indicator": "g_cloud_cumulative_spend",
        "breakdown": "total",
        "as_at_date": date(2017, 12, 31),
        "value": Decimal(2850000000),
        "unit": "GBP",
        "published_in": "A newspaper",
    }
    data = tmp_path_factory.mktemp("sales")
    write_snapshot(data, {"buyer": buyers, "spend": rows, "lot": LOTS, "published_figure": [figure]})
    return data


@pytest.fixture
def sales(sales_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(sales_data))


@pytest.fixture(scope="module")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("empty")
    write_snapshot(data, {})
    return data


def run(page: Path, **address: str) -> AppTest:
    app = AppTest.from_file(str(page), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    elements = [*app.title, *app.header, *app.markdown, *app.caption, *app.warning, *app.error]
    return "\n".join(as_read(element.value) for element in elements)


def as_read(markdown: str) -> str:
    """Markdown as a reader sees it: without the strokes and joiners that keep a name from acting."""
    return markdown.replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_its_question_its_figures_and_its_sources(page: Path, sales: None) -> None:
    app = run(page)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    # A page about one body lists all of them until one is chosen.
    least = {"buyer": 1, "map": 2}.get(page.stem, 4 if page in FILTERED else 2)
    assert len(app.header) >= least
    for words in ("Snapshot 2026-01-01T0000Z", "Not official statistics", "Open Government Licence v3.0"):
        assert words in said(app)
    for words in ("January 2013 to June 2013", "is provisional", "of spend is matched"):
        assert (words in said(app)) is (page.stem not in WITHOUT_SALES), words
    assert RANKING.findall(said(app) + "".join(str(table.value) for table in app.table)) == []


def test_a_figure_to_pick_is_picked_by_the_address_and_kept_in_it(sales: None) -> None:
    page = ROOT / "pages" / "overview.py"
    app = run(page, show="spend_share_by_month,published_sme_beside_held")
    pounds, published = app.button_group[0], app.button_group[1]
    assert (pounds.value, published.value) == ("Shares", "SME share beside ours")
    app.button_group[0].set_value("Pounds").run()
    assert app.query_params["show"] == "published_sme_beside_held"
    app.button_group[1].set_value("Since 2013").run()
    assert "show" not in app.query_params


def test_a_figure_that_cannot_be_picked_gets_a_sentence(sales: None) -> None:
    told = said(run(ROOT / "pages" / "overview.py", show="<b>,spend_share_by_month"))
    assert "for a figure that this page does not have to pick" in told and "<b>" not in told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_empty_snapshot_says_what_to_do(page: Path, empty_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(empty_data))
    app = run(page)
    assert not app.exception
    assert ("Add a file" in said(app)) is (page.stem not in WITHOUT_SALES)
    assert "Snapshot 2026-01-01T0000Z" in said(app)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_snapshot_is_a_plain_message(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    app = run(page)
    assert not app.exception
    assert "There is no snapshot" in app.error[0].value


@pytest.mark.parametrize("page", FILTERED, ids=lambda page: page.stem)
def test_a_deep_link_sets_the_filters_and_a_value_that_does_not_exist_gets_a_sentence(page: Path, sales: None) -> None:
    app = run(page, lot_id="infrastructure-as-a-service", financial_year="2099-00")
    assert not app.exception
    assert app.selectbox(key="lot_id").value == "infrastructure-as-a-service"
    assert "Showing lot: Infrastructure as a Service." in said(app)
    assert "Financial year “2099-00” has no data in this snapshot" in app.warning[0].value


def test_a_choice_that_would_leave_nothing_is_not_offered(sales: None) -> None:
    app = run(ROOT / "pages" / "overview.py", lot_id="infrastructure-as-a-service")
    sizes = [box for box in app.selectbox if box.key == "supplier_size"]
    assert sizes == []  # only Large is left: a filter with one value is not shown


def test_councils_are_counted_against_the_register(sales: None) -> None:
    app = run(ROOT / "pages" / "local_authorities.py")
    assert "One council in four had bought by May 2013" in [header.value for header in app.header]
    assert "Not yet: 9 councils" in [as_read(header.value) for header in app.header]
    london = run(ROOT / "pages" / "local_authorities.py", region="London")
    assert "Every council in London has bought" in [header.value for header in london.header]


def test_overview_numbers(sales: None) -> None:
    app = run(ROOT / "pages" / "overview.py")
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown == {"Spend": "£5,057", "Buyers": "3", "Councils": "3 of 12", "Agencies": "0", "Departments": "0"}


def test_a_name_cannot_act_in_a_page(sales: None) -> None:
    app = run(ROOT / "pages" / "local_authorities.py")
    assert not app.exception
    assert any(HARMLESS in column for table in app.table for column in table.value.get("Buyer", []))
    assert not any("(https://example.org)" in column for table in app.table for column in table.value.get("Buyer", []))


def test_an_address_cannot_act_in_a_page(sales: None) -> None:
    app = run(ROOT / "pages" / "overview.py", lot_id=ATTACK)
    assert "Showing everything" in said(app)
    assert HARMLESS in app.warning[0].value
