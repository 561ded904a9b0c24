"""A briefing as a reader makes it: figures added on pages, sent as an address, and saved as slides and as a ZIP."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from pptx import Presentation

from pages.shared.briefing import address as briefing_address
from pages.shared.briefing.model import Briefing, Entry
from pages.shared.store import newest_snapshot
from tests.served import ROOT, settle
from tests.visits import NARROW, WIDE, Reader, barriers, new_page, open_page

SNAPSHOT = newest_snapshot(ROOT / "data").name
AWKWARD = '=1+1 <script>alert(1)</script> "it\'s" 👩🏽‍💻 ' + "w" * 150
FILLED = Briefing(AWKWARD, SNAPSHOT, (Entry("spend_by_month", (), AWKWARD, AWKWARD), Entry("councils_not_yet")))


def add(page: Page, menu: int) -> None:
    page.get_by_role("button", name="Save").nth(menu).click()
    page.get_by_role("button", name="Add to briefing").click()
    page.get_by_text("In your briefing").wait_for()


def shown(page: Page) -> tuple[list[str], list[str]]:
    """Headings and what is typed."""
    fields = page.locator("[data-testid=stTextInput] input")
    return page.locator("h2").all_inner_texts(), [field.input_value() for field in fields.all()]


def test_figures_of_several_pages_are_in_an_address_that_shows_the_same_elsewhere(
    browser: Browser, address: str
) -> None:
    page = open_page(browser, f"{address}/restatements")
    finding = page.locator("h2").first.inner_text()
    add(page, 0)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Ministers").first.click()
    page.wait_for_url("**/ministers**")
    settle(page)
    add(page, 0)
    page.get_by_role("link", name="Open your briefing").click()
    page.wait_for_url("**/briefing?v=1**")
    settle(page)
    comment = page.get_by_label("Your comment, one line").first
    comment.fill(AWKWARD)
    comment.press("Enter")
    page.wait_for_url("**comment.**")
    page.get_by_role("button", name="Down").first.click()
    page.get_by_role("heading", name=f"2. {finding}").wait_for()
    settle(page)
    page.get_by_role("button", name="Send this briefing").click()
    sent = page.locator("[data-testid=stPopoverBody] code").inner_text()
    page.keyboard.press("Escape")
    assert f"snapshot={SNAPSHOT}" in sent and sent == page.url
    elsewhere = open_page(browser, sent)
    assert shown(elsewhere) == shown(page)
    assert shown(page)[1][-1] == AWKWARD
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name=f"1. {finding}").wait_for()
    page.close()
    elsewhere.close()


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (NARROW, "dark")])
def test_a_briefing_has_no_barrier_and_does_not_scroll_sideways(
    browser: Browser, address: str, size: tuple[int, int], theme: str
) -> None:
    reader = Reader(browser, address, size, theme)
    reader.arrive(f"briefing?{briefing_address.write(FILLED)}")
    page = reader.page
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.set_viewport_size({"width": size[0], "height": 2600})
    page.wait_for_timeout(300)
    found = barriers(page)
    assert found == [], "\n".join(found)
    assert reader.heard() == []
    page.close()


def test_slides_and_the_zip_of_pictures_are_saved_and_open(browser: Browser, address: str) -> None:
    asked = briefing_address.write(FILLED)
    page = open_page(browser, f"{address}/briefing?{asked}")
    page.get_by_role("button", name="Make the slides").click()
    with page.expect_download() as slides:
        page.get_by_role("button", name="Save the slides").click()
    first, spend, *_ = Presentation(slides.value.path()).slides
    assert first.shapes.title.text_frame.text == spend.shapes.title.text_frame.text == AWKWARD
    page.close()
    page = new_page(browser)
    with page.expect_download() as saved:
        page.goto(f"{address}/briefings/files?{asked}")
    assert saved.value.suggested_filename == f"briefing_{SNAPSHOT}.zip"
    archive = zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes()))
    page.close()
    assert Image.open(archive.open("01_spend_by_month.png")).size == (1920, 1080)
    drawing = archive.read("01_spend_by_month.svg").decode()
    assert "&lt;script&gt;alert(1)" in drawing and "<script" not in drawing
    assert {"02_councils_not_yet.csv", "contents.csv"} < set(archive.namelist())
