"""On stage: a page or a briefing as one figure a screen, 16:9, to walk through with the keys.

`/stage?page=<name>` shows a page with the filters of its address, `/stage?<a briefing's address>` a briefing. The
screens come in one answer, `/stage.json`; all are drawn before a key asks for them, and nothing more is fetched.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.shared import wording
from pages.shared.briefing import address, opened
from pages.shared.page.address import HOME
from pages.shared.server.problems import in_words
from pages.shared.server.stage import of_page, screens

STATIC = Path(__file__).parent / "static"
PAGE = "page"


def stage(request: Request) -> Response:
    """The page that draws the screens."""
    return FileResponse(STATIC / "stage.html")


@in_words
def told(request: Request) -> Response:
    """What the screens show, as JSON, and the address that Escape leads back to.

    404 with a sentence for a page or a snapshot that there is not, and where there is nothing to show; 503 where there
    is no snapshot, or a file of it is damaged.
    """
    given = request.query_params.multi_items()
    asked = {name: ",".join(request.query_params.getlist(name)) for name, _ in given}
    page = asked.pop(PAGE, "")
    try:
        found, problems = (of_page.briefing(page, asked), []) if page else address.read(given)
        store = opened.store_of(found)
        shown = screens.of(found, store, str(request.base_url))
    except KeyError:
        return PlainTextResponse(f"There is no page {page[:60]}. Pages: {', '.join(of_page.named())}.", 404)
    if page:
        shown = [screen for screen in shown if screens.has_something(screen)]
    if not shown:
        return PlainTextResponse(" ".join([*problems, "There is nothing to show: no figure under this address."]), 404)
    leave = f"/{'' if page == HOME else page or 'briefing'}?{urlencode(asked) if page else address.write(found)}"
    return JSONResponse(
        {
            "title": found.heading,
            "dated": f"Snapshot of {wording.minute(store.name).partition(',')[0]}.",
            "problems": problems,
            "leave": leave.rstrip("?"),
            "screens": shown,
        }
    )


ROUTES = [
    Route("/stage", stage),
    Route("/stage.json", told),
    Mount("/stage", StaticFiles(directory=STATIC)),
]
