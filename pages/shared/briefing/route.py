"""A briefing's files at their addresses: the page that draws pictures, what it draws, and the ZIP of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.shared.briefing import address, archive
from pages.shared.briefing.archive import NotAPictureError
from pages.shared.briefing.model import MOST_ENTRIES, Briefing, Entry
from pages.shared.briefing.opened import Opened, opened, store_of
from pages.shared.server.problems import in_words
from pages.shared.snapshots import PARAMETER
from pages.shared.store import Store

STATIC = Path(__file__).parent / "static"
MOST_BYTES = 200 * 10**6  # of the pictures of one briefing


class CannotBeAskedError(Exception):
    """An address that names no figure, or one that cannot be had."""


class TooLargeError(Exception):
    """More bytes than the pictures of a briefing have."""


async def briefing_files(request: Request) -> Response:
    """`/briefings/files.json` says what to draw; `/briefings/files.zip` holds the data, and the pictures posted to it.

    400 with a sentence for an address that is no briefing and for files that are no pictures of it, 404 for a snapshot
    that is not held, 413 for too many bytes, 503 where a file of the snapshot is damaged.
    """
    try:
        if request.path_params["ending"] == "json":
            return await run_in_threadpool(_to_draw, request)
        pictures = await _pictures(request) if request.method == "POST" else {}
        return await run_in_threadpool(_zipped, request, pictures)
    except (CannotBeAskedError, NotAPictureError) as error:
        return PlainTextResponse(str(error), 400)
    except TooLargeError as error:
        return PlainTextResponse(str(error), 413)


def _page(request: Request) -> Response:
    """The page that draws the pictures and saves the ZIP."""
    return FileResponse(STATIC / "files.html")


ROUTES = [
    Route("/briefings/files", _page),
    Route("/briefings/files.{ending:str}", briefing_files, methods=["GET", "POST"]),
    Mount("/briefings/static", StaticFiles(directory=STATIC)),
]


def _asked(request: Request) -> tuple[Briefing, Store]:
    briefing, problems = address.read(request.query_params.multi_items())
    if problems or not briefing.entries:
        raise CannotBeAskedError(" ".join(problems) or "This address names no figure.")
    return briefing, store_of(briefing)


def _figures(briefing: Briefing, store: Store, request: Request) -> list[Opened]:
    return [opened(entry, store, str(request.base_url), datetime.now(UTC).date()) for entry in briefing.entries]


@in_words
def _to_draw(request: Request) -> Response:
    """What each figure's files are called, the reader's title, and where its picture is described; lists have none."""
    briefing, store = _asked(request)
    figures = [
        {"file": archive.file(place, entry.figure), "title": entry.title, "picture": _picture(entry, store)}
        for place, entry in enumerate(briefing.entries, start=1)
    ]
    return JSONResponse({"heading": briefing.heading, "file": f"briefing_{store.name}.zip", "figures": figures})


def _picture(entry: Entry, store: Store) -> str | None:
    if not hasattr(import_module(f"pages.shared.figures.{entry.figure}"), "chart"):
        return None
    return f"/figures/{entry.figure}.picture?{urlencode([(PARAMETER, store.name), *entry.filters])}"


async def _pictures(request: Request) -> dict[str, bytes]:
    if int(request.headers.get("content-length") or MOST_BYTES + 1) > MOST_BYTES:
        raise TooLargeError(f"Pictures of one briefing may have {MOST_BYTES // 10**6} MB together.")
    async with request.form(max_files=2 * MOST_ENTRIES, max_fields=0) as form:
        files = [item for item in form.getlist("picture") if isinstance(item, UploadFile)]
        return {item.filename or "": await item.read() for item in files}


@in_words
def _zipped(request: Request, pictures: Mapping[str, bytes]) -> Response:
    briefing, store = _asked(request)
    content = archive.write(_figures(briefing, store, request), pictures, store)
    named = {"Content-Disposition": f'attachment; filename="briefing_{store.name}.zip"'}
    return Response(content, media_type="application/zip", headers=named)
