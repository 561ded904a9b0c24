"""A figure at its own address: its rows, sheets, slide and what a picture is drawn from, each as a file."""

from __future__ import annotations

import json
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared import chart_choices, extracts, filters, queries
from pages.shared.page import reading
from pages.shared.queries import Query
from pages.shared.server.problems import in_words
from pages.shared.snapshots import PARAMETER
from pages.shared.store import Store
from pages.shared.takeaway import files

PACKAGES = {"json": "application/json", "zip": "application/zip"}
MEDIA_TYPES = PACKAGES | {ending: kind.media_type for ending, kind in files.KINDS.items()}


@in_words
def figure_data(request: Request) -> Response:
    """A figure as `/figures/<query>.csv`, or any other ending of `files.KINDS`; its data package as `.json` or `.zip`.

    Filters are as in the page's address; `snapshot` fixes the snapshot, without it the newest answers. 404 with a
    sentence for an unknown figure, a snapshot that is not held, or one that does not hold the figure; 400 for a filter
    or value that does not exist; 503 where there is no snapshot, or a file of it is damaged.
    """
    name, ending = request.path_params["name"], request.path_params["ending"]
    if name not in queries.names() or ending not in MEDIA_TYPES:
        return PlainTextResponse(f"There is no figure {name}.{ending}. Figures: {', '.join(queries.names())}.", 404)
    query, given = queries.load(name), request.query_params
    asked = {key: ",".join(given.getlist(key)) for key in given}  # `buyer` may stand there several times
    snapshot = asked.pop(PARAMETER, "")
    known = query.parameters | chart_choices.offered(name).keys()
    if unknown := sorted(asked.keys() - known):
        takes = ", ".join([*sorted(known), PARAMETER])
        return PlainTextResponse(f"{name} has no filter {', '.join(unknown)}. It takes: {takes}.", 400)
    return _answer(request, query, ending, asked, reading.store_of(snapshot))


ROUTE = Route("/figures/{name}.{ending}", figure_data)


def _answer(request: Request, query: Query, ending: str, asked: dict[str, str], store: Store) -> Response:
    names = tuple(name for name in filters.NAMES if name in query.parameters)
    choice, problems = filters.choose(asked, names, store)
    rows = store.answer(query, choice.for_query(query.parameters))
    shown, wrong = chart_choices.choose(asked, query.name, rows)
    choice, problems = replace(choice, shown=shown), problems + wrong
    if problems:
        return PlainTextResponse(" ".join(problems), 400)
    fixed, newest = (
        {kind: extracts.address(query, choice, kind, name) for kind in MEDIA_TYPES} for name in (store.name, None)
    )
    headers = {
        "Content-Location": fixed[ending],
        "Link": ", ".join(
            [
                f'<{fixed["json"]}>; rel="describedby"; type="{PACKAGES["json"]}"',
                f'<{newest[ending]}>; rel="latest-version"',
            ]
        ),
    }
    if ending == "json":
        whole = str(request.url.replace(path=f"/figures/{query.name}.csv", query=fixed["csv"].partition("?")[2]))
        body = json.dumps(extracts.data_package(query, rows, choice, store, whole), ensure_ascii=False, indent=2)
        return Response(body, media_type=PACKAGES[ending], headers=headers)
    if ending == "zip":
        content = extracts.as_data_package(query, rows, choice, store)
    else:
        content = reading.file(store, query, choice, ending, str(request.base_url))
    if ending != "picture":
        headers["Content-Disposition"] = f'attachment; filename="{extracts.file_name(query, store, ending)}"'
    return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)
