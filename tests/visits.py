"""What a visit to a page must hold, for the tests' few visits and the soak's full matrix alike.

What is looked at comes back as what is wrong with it in words, an empty list where nothing is.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.served import ROOT, dashboard, settle

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
    "briefing": "What will you show?",
    "notices": "What do public bodies advertise on Contracts Finder and Find a Tender?",
}
WIDE, NARROW = (1280, 900), (390, 844)
VIEWS = ("Table", "How this is worked out")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
# Axe takes for scrolling what is a part of a pixel wider than its box, as a narrow column's longest word may be.
SCROLLS = "scrollable-region-focusable"
MOVES = """target => {
    const box = document.querySelector(target);
    box.scrollTo(9, 9);
    const moved = box.scrollLeft > 1 || box.scrollTop > 1;
    box.scrollTo(0, 0);
    return moved;
}"""
GO_ON = "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }"
SCREENSHOTS = ROOT / "tests" / "screenshots"
CONTROLS = "button:visible, [role=tab]:visible, [role=combobox]:visible, input:visible"
A4_WITHIN_MARGINS = 718  # pixels for 190 mm
# Streamlit looks for its server below the page's own address first; it finds it one step up.
STREAMLIT_LOOKS_FOR_ITSELF = ("/_stcore/health", "/_stcore/host-config")


class Reader:
    """One reader with one window and theme, who goes from page to page; `address` is the dashboard's."""

    def __init__(self, browser: Browser, address: str, size: tuple[int, int] = WIDE, theme: str = "light") -> None:
        """Open the dashboard's first page, listening from before the first request."""
        self.address, self.size, self.theme = address, size, theme
        self.page = new_page(browser, size, theme)
        self._heard: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._heard.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def arrive(self, path: str) -> None:
        """Load a page from its address."""
        self.page.goto(f"{self.address}/{path}")
        settle(self.page)

    def go(self, path: str) -> None:
        """Go on to a page within the session, as the browser's own Back and Forward do."""
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        self.page.evaluate(GO_ON, f"/{path}")
        self.page.wait_for_function("question => document.querySelector('h1')?.innerText === question", arg=PAGES[path])
        settle(self.page)

    def look(self, path: str) -> list[str]:
        """Look at the page that is open, from its top to its foot, and keep a picture of it."""
        found = []
        if (question := self.page.inner_text("h1")) != PAGES[path]:
            found.append(f"the question is {question!r}")
        if self.page.get_by_role("link", name="dashboard", exact=True).count():
            found.append("the navigation names the script that starts the dashboard")
        if self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
            found.append("the page scrolls sideways")
        found += self._barriers_in_all()
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{path or 'overview'}-{self.size[0]}-{self.theme}.png")
        return [*found, *self.heard()]

    def open_everything(self) -> list[str]:
        """Open the tables, then the methods, then a save menu of the page that is open, and look at each."""
        found = []
        for view in VIEWS:
            for tab in self.page.get_by_role("tab", name=view, exact=True).all():
                tab.click()
            settle(self.page)  # a tab is drawn when it is opened
            found += self._barriers_in_all()
        if (menus := self.page.get_by_role("button", name="Save")).count():
            menus.first.click()
            self.page.get_by_role("link", name="CSV,").first.wait_for()
            found += barriers(self.page)
            self.page.keyboard.press("Escape")
        return [*found, *self.heard()]

    def heard(self) -> list[str]:
        """What went wrong since it was last asked: errors in the console, requests elsewhere, a page that failed."""
        heard, self._heard = self._heard, []
        failed = self.page.locator("[data-testid=stException]").count()
        return [*heard, *(["the page failed"] if failed else [])]

    def _barriers_in_all(self) -> list[str]:
        """Axe sees no contrast below the fold, and Streamlit scrolls inside: the window is made as high as the page."""
        whole = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": self.size[0], "height": whole + 60})
        self.page.wait_for_timeout(300)
        return barriers(self.page)

    def _said(self, line: ConsoleMessage) -> None:
        said = f"{line.text} {line.location}"
        if line.type == "error" and not any(probe in said for probe in STREAMLIT_LOOKS_FOR_ITSELF):
            self._heard.append(said)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self._heard.append(f"asks {request.url}")


def new_page(browser: Browser, size: tuple[int, int] = WIDE, theme: str = "light") -> Page:
    """A window of its own session."""
    width, height = size
    return browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]


def open_page(browser: Browser, url: str, size: tuple[int, int] = WIDE, theme: str = "light") -> Page:
    """A page of its own session, drawn to its end."""
    page = new_page(browser, size, theme)
    page.goto(url)
    settle(page)
    return page


def visit_cold(browser: Browser, path: str) -> list[str]:
    """A first visit straight to a page's address, on a server that has served nothing."""
    with dashboard() as address:
        reader = Reader(browser, address)
        reader.arrive(path)
        found = reader.heard()
        if (question := reader.page.inner_text("h1")) != PAGES[path]:
            found.append(f"the question is {question!r}")
        reader.page.close()
    return found


def print_page(browser: Browser, url: str, width: int, folder: Path) -> list[str]:
    """Print a page on A4: every heading is there, no control is, and no chart is wider than its box."""
    page = open_page(browser, url, (width, 900))
    headings = page.locator("h2").all_inner_texts()
    page.pdf(path=folder / "page.pdf", format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "10mm"))
    printed = text_of(folder / "page.pdf")
    found = [f"{heading!r} is not printed" for heading in headings if " ".join(heading.split()) not in printed]
    page.set_viewport_size({"width": A4_WITHIN_MARGINS, "height": 1000})
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    found += [f"the control {control.inner_text()!r} is printed" for control in page.locator(CONTROLS).all()]
    cut = page.evaluate(
        """[...document.querySelectorAll(".js-plotly-plot .svg-container")].filter((chart) => {
            const box = chart.closest("[data-testid=stPlotlyChart]").getBoundingClientRect();
            return chart.getBoundingClientRect().right > box.right + 1;
        }).length"""
    )
    page.close()
    return [*found, *([f"{cut} charts are cut off on paper"] if cut else [])]


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule, and the first elements that break it."""
    response = Axe().run(page, options=WCAG).response
    assert len(response["passes"]) > 10, "axe looked at almost nothing"
    found = []
    for rule in response["violations"]:
        nodes = [node for node in rule["nodes"] if rule["id"] != SCROLLS or page.evaluate(MOVES, node["target"][-1])]
        if nodes:
            found.append(f"{rule['id']}: {' | '.join(node['html'][:200] for node in nodes[:3])}")
    return found


def text_of(pdf: Path) -> str:
    """The text of a PDF, as Poppler reads it."""
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(read.stdout.split())
