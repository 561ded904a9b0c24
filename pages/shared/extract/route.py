"""Extracts at their own addresses: `/extracts/<table>.csv`, `.parquet`, `.xlsx`, `.ods`, and `.json` that says what."""

from __future__ import annotations

import json
from typing import Any

from duckdb import DuckDBPyRelation
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from pages.shared import extracts
from pages.shared.extract import asked, streams
from pages.shared.extract.asked import CannotBeAskedError, Extract
from pages.shared.page import reading
from pages.shared.server.problems import in_words
from pages.shared.snapshots import PARAMETER
from pages.shared.store import Store
from pages.shared.takeaway import files, ods, sheets, xlsx
from pages.shared.takeaway.sheets import Book, Cover, Sheet
from pipelines.catalogue import FIELDS, TABLES

STREAMS = {"csv": streams.as_csv, "parquet": streams.as_parquet}
SHEETS = {"xlsx": xlsx.write, "ods": ods.write}
MOST_ROWS = 100_000  # of a sheet, which is made in memory; Excel itself opens 1,048,576


@in_words
def extract(request: Request) -> Response:
    """An extract as a file. 400 and 404 with a sentence for what cannot be asked, 413 for a sheet of too many rows."""
    table, ending = request.path_params["table"], request.path_params["ending"]
    if ending not in {*STREAMS, *SHEETS, "json"}:
        return PlainTextResponse(f"No extract ends in .{ending}. Ask for: csv, parquet, xlsx, ods or json.", 404)
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != PARAMETER]
    try:
        wanted = asked.read(table, pairs)
        return _answer(request, wanted, ending, reading.store_of(request.query_params.get(PARAMETER, "")))
    except CannotBeAskedError as error:
        return PlainTextResponse(str(error), 400 if table in TABLES else 404)


ROUTE = Route("/extracts/{table}.{ending}", extract)


def _answer(request: Request, wanted: Extract, ending: str, store: Store) -> Response:
    relation = wanted.relation(store)
    described = wanted.address("json", store.name)
    headers = {
        "Content-Location": wanted.address(ending, store.name),
        "Link": f'<{described}>; rel="describedby"; type="application/json"',
    }
    if ending == "json":
        told = json.dumps(description(wanted, store, str(request.base_url)), ensure_ascii=False, indent=2)
        return Response(told, media_type="application/json", headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{wanted.table}_{store.name}.{ending}"'
    media_type = files.KINDS[ending].media_type
    if ending in STREAMS:
        return StreamingResponse(STREAMS[ending](relation), media_type=media_type, headers=headers)
    if (number := rows_in(relation)) > MOST_ROWS:
        way_out = "Take CSV or Parquet, which have no limit, or choose fewer rows."
        return PlainTextResponse(f"{number:,} rows are more than a sheet of {MOST_ROWS:,} holds. {way_out}", 413)
    content = SHEETS[ending](_book(wanted, relation, store, str(request.base_url)))
    return Response(content, media_type=media_type, headers=headers)


def rows_in(relation: DuckDBPyRelation) -> int:
    """How many rows an extract has."""
    return int(relation.count("*").fetchall()[0][0])


def command(wanted: Extract, snapshot: str, base: str, ending: str = "csv") -> str:
    """The command that fetches the same extract again, to the last digit."""
    return f"curl -o {wanted.table}.{ending} '{base.rstrip('/')}{wanted.address(ending, snapshot)}'"


def description(wanted: Extract, store: Store, base: str) -> dict[str, Any]:
    """Dictionary, sources and licences of an extract, and the command that reproduces it."""
    sources = store.lineage[wanted.table].sources
    return {
        "name": wanted.table.replace("_", "-"),
        "title": TABLES[wanted.table].title,
        "version": store.name,
        "reproduce": command(wanted, store.name, base),
        "filters": {name: list(values) for name, values in wanted.kept.items()},
        "sources": [{"title": f"{source.title}, {source.publisher}", "path": source.address} for source in sources],
        "licenses": [{"title": source.licence, "path": source.licence_address} for source in sources],
        "attributions": [source.attribution for source in sources],
        "fields": [
            {"name": name, "title": FIELDS[name].title, "type": FIELDS[name].type, "unit": FIELDS[name].unit,
             "description": FIELDS[name].description}
            for name in wanted.columns
        ],
    }  # fmt: skip


def _book(wanted: Extract, relation: DuckDBPyRelation, store: Store, base: str) -> Book:
    title, told = TABLES[wanted.table].title, description(wanted, store, base)
    rows = sheets.values(wanted.columns, relation.fetchall())
    dictionary = [[field["name"], field["title"], field["description"]] for field in told["fields"]]
    sources = [f"{item['title']}: {item['path']}" for item in told["sources"]]
    licences = [f"{item['title']}: {item['path']}" for item in told["licenses"]]
    about = dict.fromkeys([*sources, *licences, *told["attributions"], told["reproduce"]])
    columns = Sheet("Columns", "What the columns mean", ("Name", "Heading", "Meaning"), dictionary)
    formats = [sheets.shown_as(name) for name in wanted.columns]
    table = Sheet(sheets.TABLE, title, wanted.columns, rows, formats, shorthand=sheets.explained(rows))
    cover = Cover(title, [f"{extracts.TITLE}, snapshot {store.name}."], list(about))
    return Book(cover, sheets.with_contents([columns, table]), store.name)
