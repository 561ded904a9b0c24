"""The dashboard as a reader meets it: a real browser on the embedded snapshot."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from served import ROOT, chromium, dashboard, settle

from pages.shared.store import newest_snapshot

PAGES = {
    "": "Is the Digital Marketplace reaching beyond Whitehall?",
    "adoption": "Who bought, who stopped, who has not yet?",
    "local_authorities": "Which councils buy through the Digital Marketplace, and which do not yet?",
    "map": "Where have councils bought, and where not yet?",
    "departments": "Do departments and their agencies buy through the Digital Marketplace?",
    "buyer": "What does a public body buy, and how does it stand to others like it?",
    "frameworks": "Which frameworks and lots do buyers use, and how large is an invoice line?",
    "suppliers": "Who sells, who is new, and how much goes to small firms?",
    "restatements": "How do published numbers change after they are published?",
    "opportunities": "What is advertised as opportunities, who applies, and who wins?",
    "changes": "What has changed since the snapshot before?",
    "data": "Where do the numbers come from, and what can you take away?",
    "surveys": "What do civil servants and suppliers say about buying technology?",
    "recommendations": "What did the report ask for, and where does it stand?",
    "ministers": "Has every department a minister for technology?",
    "notices": "What do public bodies advertise on Contracts Finder and Find a Tender?",
}
OLDER = "2026-01-01T0000Z"
SIZES = [(1280, 900), (390, 844)]
THEMES = ["light", "dark"]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SCREENSHOTS = ROOT / "tests" / "screenshots"
# Streamlit looks for its server below the page's own address first; it finds it one step up.
STREAMLIT_LOOKS_FOR_ITSELF = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with dashboard() as address:
        yield address


def open_page(browser: Browser, url: str, size: tuple[int, int] = SIZES[0], theme: str = "light") -> Page:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
    page.goto(url)
    settle(page)
    return page


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds against WCAG 2.2 AA: the rule, and the first elements that break it."""
    found = Axe().run(page, options=WCAG).response
    assert len(found["passes"]) > 10, "axe looked at almost nothing"
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in found["violations"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_straight_to_its_address_on_a_cold_server(browser: Browser, path: str) -> None:
    problems: list[str] = []
    requests: list[str] = []
    with dashboard() as address:
        page = browser.new_page()
        page.on(
            "console", lambda said: problems.append(f"{said.text} {said.location}") if said.type == "error" else None
        )
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{address}/{path}")
        settle(page)
        assert page.inner_text("h1") == PAGES[path]
        assert page.get_by_role("link", name="Local authorities").count() == 1
        assert page.get_by_role("link", name="dashboard", exact=True).count() == 0
        page.close()
    assert [text for text in problems if not any(probe in text for probe in STREAMLIT_LOOKS_FOR_ITSELF)] == []
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("path", PAGES)
def test_no_barrier_that_axe_finds(
    browser: Browser, address: str, path: str, size: tuple[int, int], theme: str
) -> None:
    page = open_page(browser, f"{address}/{path}", size, theme)
    SCREENSHOTS.mkdir(exist_ok=True)
    found = barriers(page)
    whole = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size[0], "height": whole + 60})
    page.wait_for_timeout(500)
    page.screenshot(path=SCREENSHOTS / f"{path or 'overview'}-{size[0]}-{theme}.png")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert found == []
    assert wide <= 0, "the page scrolls sideways"


@pytest.mark.parametrize("path", PAGES)
def test_no_barrier_in_tables_methods_and_the_save_menu(browser: Browser, address: str, path: str) -> None:
    page = open_page(browser, f"{address}/{path}")
    for view in ("Table", "How this is worked out"):
        for tab in page.get_by_role("tab", name=view).all():
            tab.click()
        settle(page)  # a tab is drawn when it is opened
        assert barriers(page) == []
    page.get_by_role("button", name="Save").first.click()
    page.get_by_role("link", name="CSV,").first.wait_for()
    assert barriers(page) == []
    page.close()


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
    page.get_by_text("Citation, full").wait_for()
    fixed, latest = page.locator("[data-testid=stPopoverBody] code").all_inner_texts()[:2]
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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_an_older_snapshot_has_no_barrier(
    browser: Browser, two_snapshots: str, size: tuple[int, int], theme: str
) -> None:
    page = open_page(browser, f"{two_snapshots}/?snapshot={OLDER}", size, theme)
    found = barriers(page)
    page.screenshot(path=SCREENSHOTS / f"older-{size[0]}-{theme}.png")
    page.close()
    assert found == []


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


@pytest.mark.parametrize("width", [1280, 1920, 390])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_on_a4_without_controls_and_with_whole_charts(
    browser: Browser, two_snapshots: str, path: str, width: int, tmp_path: Path
) -> None:
    page = open_page(browser, f"{two_snapshots}/{path}?snapshot={OLDER}", (width, 900))
    headings = page.locator("h2").all_inner_texts()
    page.pdf(path=tmp_path / "page.pdf", format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "10mm"))
    printed = text_of(tmp_path / "page.pdf")
    for heading in headings:
        assert " ".join(heading.split()) in printed
    for control in ("Save", "How this is worked out", "Clear filters", "All lots", "Show the newest", "Snapshot of 1"):
        assert control not in printed
    # On paper of 190 mm between the margins no chart is wider than the box around it.
    page.set_viewport_size({"width": 718, "height": 1000})
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    cut = page.evaluate(
        """[...document.querySelectorAll(".js-plotly-plot .svg-container")].filter((chart) => {
            const box = chart.closest("[data-testid=stPlotlyChart]").getBoundingClientRect();
            return chart.getBoundingClientRect().right > box.right + 1;
        }).length"""
    )
    page.close()
    assert cut == 0


def text_of(pdf: Path) -> str:
    """The text of a PDF, as Poppler reads it."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext found, so what was printed was not read (on Debian: apt-get install poppler-utils)")
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(read.stdout.split())
