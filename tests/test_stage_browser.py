"""The stage in a real browser: twelve figures by the keys, each there at once, with the server stopped half way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.served import dashboard

FIGURES = (
    "council_adoption_by_month", "bodies_bought_by_month", "spend_by_month", "spend_share_by_month",
    "spend_share_by_buyer_group", "published_totals", "council_spend_bands", "council_states_by_month",
    "lots_by_buyer_group", "suppliers_by_month", "central_adoption_by_kind", "councils_bought",
)  # fmt: skip
ADDRESS = "v=1&title=For+Thursday&" + "&".join(f"figure={name}~comment.Figure+{name}" for name in FIGURES)
SOON = 100  # milliseconds
INSIDE = ("data:", "blob:")
# Presses a key as the page hears it, and says after how many milliseconds the frame with another screen was painted.
PRESS = """key => new Promise(resolve => {
  const start = performance.now();
  const before = document.querySelector("section.now");
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  const seen = () => document.querySelector("section.now") !== before
    ? requestAnimationFrame(() => resolve(performance.now() - start)) : requestAnimationFrame(seen);
  requestAnimationFrame(seen);
})"""
# What is seen of the screen that is shown: words, whether a chart or table is drawn, and the smallest text in pixels.
SEEN = """() => {
  const now = [...document.querySelectorAll("section")].filter(one => getComputedStyle(one).visibility === "visible");
  const drawn = now[0].querySelector(".shown svg, .shown table");
  const size = one => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM ? one.getScreenCTM().a : 1);
  const texts = [...now[0].querySelectorAll("h1, p, th, td, svg text")].filter(one => one.textContent.trim());
  const box = drawn.getBoundingClientRect();
  return {screens: now.length, words: now[0].innerText, place: now[0].querySelector(".place").textContent,
          drawn: box.width * box.height, paths: drawn.querySelectorAll("path, td").length,
          least: Math.min(...texts.map(size)), said: document.getElementById("said").textContent};
}"""


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, ExitStack]]:
    """The dashboard's address, and what stops it: the last test does."""
    with ExitStack() as running:
        yield running.enter_context(dashboard()), running


def opened(browser: Browser, address: str, asked: str) -> tuple[Page, list[str]]:
    """The stage, all drawn, and the addresses that it asked for."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/stage?{asked}")
    page.wait_for_selector("main[data-ready]", timeout=30_000)
    return page, fetched


def test_a_page_opens_its_stage_and_escape_leads_back(browser: Browser, server: tuple[str, ExitStack]) -> None:
    address, _ = server
    page, _ = opened(browser, address, "page=local_authorities&region=Wales")
    assert "in Wales" in page.evaluate(SEEN)["words"]
    page.keyboard.press("Escape")
    page.wait_for_url(f"{address}/local_authorities?region=Wales")
    link = page.get_by_role("link", name="Present")
    link.wait_for()
    asked = str(link.get_attribute("href"))
    assert asked.startswith("/stage?page=local_authorities&snapshot=") and asked.endswith("&region=Wales")
    wrong = browser.new_page()
    wrong.goto(f"{address}/stage?page=nowhere")
    wrong.get_by_text("There is no page nowhere").wait_for()
    wrong.goto(f"{address}/stage?figure=nonsense&figure=spend_by_month")
    wrong.get_by_text("There is no figure “nonsense” here").wait_for()
    wrong.close()
    page.close()


def test_twelve_figures_by_the_keys_each_at_once_and_on_without_the_server(
    browser: Browser, server: tuple[str, ExitStack]
) -> None:
    address, running = server
    page, asked = opened(browser, address, ADDRESS)
    fetched = {url for url in asked if not url.startswith(INSIDE)}
    slowest = 0.0
    for number, name in enumerate(FIGURES, start=1):
        slowest = max(slowest, step(page, number, name))
        if number == len(FIGURES) // 2:
            running.close()
    assert all(url.startswith(f"{address}/") for url in fetched)
    assert fetched == {url for url in asked if not url.startswith(INSIDE)}, "something was fetched after the start"
    assert slowest < SOON, f"a figure came after {slowest:.0f} ms"
    page.keyboard.press("Home")
    assert page.evaluate(SEEN)["place"] == "Figure 1 of 12"
    page.keyboard.press("End")
    assert page.evaluate(SEEN)["place"].startswith("Figure 12 of 12")
    page.keyboard.press("Escape")
    page.get_by_role("status").filter(has_text="does not answer").wait_for()
    assert page.evaluate(SEEN)["place"].startswith("Figure 12 of 12")
    page.set_viewport_size({"width": 1920, "height": 1080})  # a projector is plugged in
    page.wait_for_selector("main:not([data-ready])", timeout=60_000)
    page.wait_for_selector("main[data-ready]", timeout=60_000)
    seen = page.evaluate(SEEN)
    assert seen["place"].startswith("Figure 12 of 12") and seen["least"] >= 35.9
    page.close()


def step(page: Page, number: int, name: str) -> float:
    """Check the screen that is seen, then press on; milliseconds until the next one was painted."""
    seen = page.evaluate(SEEN)
    assert seen["screens"] == 1 and seen["place"].startswith(f"Figure {number} of 12")
    assert f"Figure {name}" in seen["words"] and "Source: " in seen["words"] and "Snapshot of " in seen["words"]
    assert seen["drawn"] > 100_000 and seen["paths"] > 2, name
    assert seen["least"] >= 23.9, f"{name} has text of {seen['least']:.1f} pixels"
    assert number == 1 or seen["said"].startswith(f"Figure {number} of 12")
    if number == len(FIGURES):
        return 0.0
    took = float(page.evaluate(PRESS, "ArrowRight"))
    if took >= SOON:  # once more: the machine of a test may be at something else for a moment
        page.evaluate(PRESS, "ArrowLeft")
        took = float(page.evaluate(PRESS, "ArrowRight"))
    return took
