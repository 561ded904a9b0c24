"""Pictures, the menu and embedding in a real browser: what is saved is opened and looked at."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser

from pages.shared.charts.theme import theme
from pages.shared.store import newest_snapshot
from tests.served import ROOT, settle

SNAPSHOT = newest_snapshot(ROOT / "data").name
SVG = "{http://www.w3.org/2000/svg}"


def picture(browser: Browser, address: str, asked: str) -> tuple[str, bytes]:
    """The name and content of the file that the page of a picture saves by itself."""
    page = browser.new_page()
    with page.expect_download() as download:
        page.goto(f"{address}/figures/{asked}")
    saved = download.value.suggested_filename, Path(download.value.path()).read_bytes()
    page.close()
    return saved


@pytest.mark.parametrize(("size", "pixels"), [("slide", (1920, 1080)), ("print", (2008, None))])
def test_a_png_is_drawn_in_the_colours_of_the_chart(
    browser: Browser, address: str, size: str, pixels: tuple[int, int | None]
) -> None:
    name, content = picture(browser, address, f"spend_by_month/picture?format=png&size={size}&snapshot={SNAPSHOT}")
    assert name == f"spend_by_month_{SNAPSHOT}_{size}.png"
    image = Image.open(io.BytesIO(content)).convert("RGB")
    assert image.width == pixels[0] and pixels[1] in (None, image.height)
    found = {colour: number for number, colour in image.getcolors(maxcolors=1 << 24) or []}
    colours = theme(False)
    for wanted in ("Departments", "Agencies", "Local authorities", "Other central bodies"):
        red, green, blue = bytes.fromhex(colours.groups[wanted].removeprefix("#"))
        assert found.get((red, green, blue), 0) > 300, f"{wanted} is not drawn"
    assert found[(255, 255, 255)] > image.width * image.height / 2
    foot = image.crop((0, int(image.height * 0.9), image.width, image.height)).convert("L")
    assert foot.getextrema()[0] < 100, "nothing is written at the foot"


def test_an_svg_says_finding_source_licence_and_date_and_numbers_of_the_page(browser: Browser, address: str) -> None:
    name, content = picture(browser, address, "council_adoption_by_month/picture?format=svg&size=slide&region=Scotland")
    assert name.endswith("_slide.svg")
    drawn = ElementTree.fromstring(content)
    words = " ".join("".join(node.itertext()) for node in drawn.iter(f"{SVG}text"))
    page = browser.new_page()
    page.goto(f"{address}/?embed=true&figure=council_adoption_by_month&region=Scotland&snapshot={SNAPSHOT}")
    page.wait_for_selector(".main-svg")
    heading = page.locator("h2").first.inner_text()
    labels = page.locator(".annotation-text").all_text_contents()
    page.close()
    assert heading in words
    for said in ("Open Government Licence v3.0", "mySociety", "snapshot of", "Not official statistics", *labels):
        assert said in words
    assert len(list(drawn.iter(f"{SVG}path"))) > 3, "no line is drawn"


def test_a_picture_of_nothing_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/figures/councils_bought/picture?format=png")
    page.get_by_text("There is no chart").wait_for()
    page.close()


def test_the_menu_offers_all_and_its_link_alone_shows_the_same_figure(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/local_authorities?region=Wales")
    settle(page)
    heading = page.locator("h2").first.inner_text()
    page.get_by_role("button", name="Save").first.click()
    page.locator("[data-testid=stPopoverBody] code").nth(4).wait_for()  # the last that can be copied
    menu = page.locator("[data-testid=stPopoverBody]")
    links = menu.get_by_role("link").all_inner_texts()
    assert links[:4] == ["PNG", "SVG", "PNG", "SVG"] and links[4].startswith("PPTX, ")
    assert [link.split(",")[0] for link in links[5:9]] == ["CSV", "ODS", "XLSX", "Parquet"]
    assert "Rows shown, 27:" in menu.inner_text() and "All rows, without filters, 27:" in menu.inner_text()
    alone = menu.locator("code").all_inner_texts()[-1]
    page.close()
    fresh = browser.new_page()
    fresh.goto(alone)
    fresh.wait_for_selector(".main-svg")
    assert fresh.locator("h2").all_inner_texts() == [heading]
    assert fresh.get_by_role("link", name="Overview").count() == 0
    assert "Open Government Licence v3.0" in fresh.inner_text("body")
    fresh.close()


def test_the_link_to_a_figure_that_was_picked_from_several_shows_it(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/adoption")
    settle(page)
    page.get_by_text("Agencies", exact=True).first.click()
    page.locator("h2#agency-states-by-month").wait_for()
    heading = page.locator("h2#agency-states-by-month").inner_text()
    page.get_by_role("button", name="Save").first.click()
    link = page.locator("[data-testid=stPopoverBody] code").first.inner_text()
    page.close()
    assert "show=agency_states_by_month" in link and link.endswith("#agency-states-by-month")
    fresh = browser.new_page(viewport={"width": 1280, "height": 900})
    fresh.goto(link)
    fresh.locator("h2#agency-states-by-month").wait_for()
    assert fresh.locator("h2#agency-states-by-month").inner_text() == heading
    fresh.close()
