"""The dashboard as a reader meets it: a real browser on the embedded snapshot."""

from __future__ import annotations

import csv
import io
import shutil
import sys
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pages.shared.store import newest_snapshot
from tests.served import ROOT, dashboard, settle
from tests.visits import NARROW, PAGES, WIDE, Reader, open_page, print_page, visit_cold

OLDER = "2026-01-01T0000Z"
Combination = tuple[tuple[int, int], str]
# Pages of each kind, those of one combination after those of the other, so that a reader arrives but twice; the soak
# `accessibility` looks at every page in four, and opens everything of it.
LOOKED_AT = {
    (WIDE, "light"): ("", "adoption", "departments", "buyer", "surveys"),
    (NARROW, "dark"): ("map", "suppliers", "recommendations", "notices", "data"),
}
LOOKS = [(combination, path) for combination, paths in LOOKED_AT.items() for path in paths]
OPENED = {"local_authorities": (WIDE, "light")}


@pytest.fixture(scope="module")
def reader_with(browser: Browser, address: str) -> Callable[[Combination], Reader]:
    """A reader who goes through the pages: the app is loaded once a combination, as for anyone who stays."""

    @cache
    def arrived(combination: Combination) -> Reader:
        reader = Reader(browser, address, *combination)
        reader.arrive("")
        return reader

    return arrived


def test_a_first_visit_straight_to_its_address_on_a_cold_server(browser: Browser) -> None:
    assert visit_cold(browser, "notices") == []


@pytest.mark.parametrize(
    ("combination", "path"), LOOKS, ids=[f"{path}-{size[0]}-{theme}" for (size, theme), path in LOOKS]
)
def test_a_page_has_no_barrier_error_or_request_elsewhere(
    reader_with: Callable[[Combination], Reader], combination: Combination, path: str
) -> None:
    reader = reader_with(combination)
    reader.go(path)
    assert reader.look(path) == []


@pytest.mark.parametrize("path", OPENED)
def test_no_barrier_in_tables_methods_and_the_save_menu(browser: Browser, address: str, path: str) -> None:
    reader = Reader(browser, address, *OPENED[path])
    reader.arrive(path)
    assert reader.open_everything() == []
    reader.page.close()


def test_filters_live_in_the_address_and_follow_to_the_next_page(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    page.get_by_role("combobox", name="Financial year").click()
    page.get_by_role("option", name="2012 to 2013").click()
    page.wait_for_url("**financial_year=2012-13**")
    settle(page)
    assert "Showing financial year: 2012 to 2013." in page.inner_text("[data-testid=stMain]")
    page.get_by_role("link", name="Local authorities").first.click()
    page.wait_for_url("**/local_authorities?financial_year=2012-13")
    settle(page)
    assert "by March 2013" in page.inner_text("[data-testid=stMain]")
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_url(f"{address}/local_authorities")
    settle(page)
    assert "Showing everything" in page.inner_text("[data-testid=stMain]")
    page.get_by_role("link", name="Overview").first.click()
    settle(page)
    assert "financial_year" not in page.url
    page.close()


def test_both_links_of_a_figure_restore_the_view(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/local_authorities?region=Scotland&lot_id=software-as-a-service")
    before = page.locator("h2").all_inner_texts()
    page.get_by_role("button", name="Save").first.click()
    codes = page.locator("[data-testid=stPopoverBody] code")
    codes.nth(1).wait_for()  # what is to be copied is drawn after its label
    fixed, latest = codes.all_inner_texts()[:2]
    page.close()
    assert "snapshot=2026-" in fixed and "snapshot" not in latest
    for link in (fixed, latest):
        assert link.endswith("#council-adoption-by-month")
        fresh = open_page(browser, link)
        assert fresh.locator("h2").all_inner_texts() == before
        assert any("in Scotland" in heading for heading in before)
        fresh.close()


def test_the_csv_is_what_the_page_shows(browser: Browser, address: str, tmp_path: Path) -> None:
    page = open_page(browser, f"{address}/local_authorities?region=Wales")
    shown = page.locator("h2", has_text="bought in Wales").inner_text()
    figure = page.locator("[data-testid=stVerticalBlock]", has=page.locator("h2", has_text="bought in Wales")).last
    figure.get_by_role("button", name="Save").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV,").first.click()
    download.value.save_as(tmp_path / "councils.csv")
    page.close()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "councils.csv").read_text(encoding="utf-8"))))
    assert shown.startswith(f"{len(rows)} council")
    assert {row["region"] for row in rows} == {"Wales"}


def test_a_taken_port_is_said_and_the_next_one_used(address: str) -> None:
    with dashboard() as second:
        assert second != address


def test_streamlit_run_serves_the_same(browser: Browser) -> None:
    port = "8599"
    command = (sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", port)
    with dashboard(command) as _:
        page = open_page(browser, f"http://localhost:{port}/local_authorities")
        assert page.inner_text("h1") == PAGES["local_authorities"]
        page.close()
        with urllib.request.urlopen(f"http://localhost:{port}/figures/headline.csv") as answer:
            assert answer.read().startswith(b"first_month,as_at_month,spend_gbp")


@pytest.fixture(scope="module")
def two_snapshots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard with the embedded snapshot and an older copy of it."""
    data = tmp_path_factory.mktemp("two")
    embedded = newest_snapshot(ROOT / "data")
    for name in (embedded.name, OLDER):
        shutil.copytree(embedded, data / "snapshots" / name)
    with dashboard(DATA_DIR=str(data)) as address:
        yield address


def test_an_older_snapshot_has_no_barrier(browser: Browser, two_snapshots: str) -> None:
    reader = Reader(browser, two_snapshots, NARROW)
    reader.arrive(f"?snapshot={OLDER}")
    assert reader.look("") == []
    reader.page.close()


def test_a_snapshot_is_picked_and_follows_to_the_next_page(browser: Browser, two_snapshots: str) -> None:
    page = open_page(browser, two_snapshots)
    page.get_by_role("button", name="Snapshot of").click()
    page.get_by_role("combobox", name="Snapshot").click()
    page.get_by_role("option", name="1 January 2026").click()
    page.wait_for_url(f"**snapshot={OLDER}")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Local authorities").first.click()
    page.wait_for_url(f"**/local_authorities?snapshot={OLDER}")
    settle(page)
    assert "not the newest" in page.inner_text("[data-testid=stMain]")
    page.get_by_role("button", name="Show the newest").click()
    page.wait_for_url(f"{two_snapshots}/local_authorities")
    settle(page)
    assert "not the newest" not in page.inner_text("[data-testid=stMain]")
    page.close()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext (on Debian: apt-get install poppler-utils)")
@pytest.mark.parametrize("path", ["", "local_authorities"])
def test_a_page_prints_on_a4_without_controls_and_with_whole_charts(
    browser: Browser, two_snapshots: str, path: str, tmp_path: Path
) -> None:
    assert print_page(browser, f"{two_snapshots}/{path}?snapshot={OLDER}", 1280, tmp_path) == []


HEXAGON = """code => {
    const chart = document.querySelector('.js-plotly-plot'), {xaxis, yaxis} = chart._fullLayout;
    const trace = chart.data.find(trace => trace.customdata), index = trace.customdata.findIndex(([, c]) => c === code);
    const {left, top} = chart.getBoundingClientRect();
    return [left + xaxis._offset + xaxis.l2p(trace.x[index]), top + yaxis._offset + yaxis.l2p(trace.y[index])];
}"""


def test_a_click_on_a_hexagon_opens_the_councils_page_and_the_keyboard_gets_there_too(
    browser: Browser, address: str
) -> None:
    page = open_page(browser, f"{address}/map")
    page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
    page.mouse.move(*page.evaluate(HEXAGON, "LDS"))
    page.wait_for_selector(".hoverlayer >> text=Leeds City Council")
    page.mouse.click(*page.evaluate(HEXAGON, "LDS"))
    page.wait_for_url("**/buyer?buyer=LDS")
    settle(page)
    assert "Leeds City Council" in page.locator("h2").first.inner_text()
    page.go_back()
    page.wait_for_url("**/map*")
    settle(page)
    assert "/map" in page.url  # what was clicked is not clicked again
    page.get_by_role("combobox", name="Find a council").focus()
    page.keyboard.type("Leeds")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="What this council buys").focus()
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    assert opened.value.url == f"{address}/buyer?buyer=LDS"
    page.close()
