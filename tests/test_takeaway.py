"""What is taken away is opened again, of every figure: slides, workbooks, Parquet and CSV, beside the query's rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl
import plotly.graph_objects as go
import pyarrow.parquet as pq
import pytest
import streamlit as st
from odfdo import Document
from office import EVERY_SHEET, converted
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu, Pt
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from snapshots import LOTS, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared import queries
from pages.shared.charts.theme import theme
from pages.shared.server import serve
from pages.shared.store import Rows, Store, newest_snapshot
from pages.shared.takeaway import plots
from pipelines.catalogue import FIELDS

ROOT = Path(__file__).parents[1]
FIGURES = sorted(path.stem for path in (ROOT / "pages/shared/figures").glob("*.py") if path.stem in queries.names())
FORMULA = '=HYPERLINK("http://example.org","Council")'
MARKS = ("[text](http://example.org)", "[a](b) [c](d)", "$$note$$", "—", "[x]y")  # of gptables' own
DANGEROUS = (FORMULA, "{=1+1}", "@UK Plc", "+44 Ltd", "-Minus", "http://example.org", "<b>&amp;</b>", *MARKS)


@pytest.fixture(scope="module")
def embedded() -> Iterator[tuple[Store, TestClient]]:
    """The embedded snapshot and the routes that serve it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(ROOT / "data"))
        yield Store(newest_snapshot(ROOT / "data")), TestClient(Starlette(routes=serve.ROUTES))


@pytest.fixture
def dangerous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A snapshot whose councils have names that a spreadsheet would run, link or mangle."""
    bought = [spend(date(2013, month, 1), name, "10.5") for name in DANGEROUS for month in (1, 2)]
    buyers = [council(name, buyer_name=name) for name in DANGEROUS]
    write_snapshot(tmp_path, {"lot": LOTS, "buyer": buyers, "spend": bought})
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    yield TestClient(Starlette(routes=serve.ROUTES))
    st.cache_resource.clear()


def rows_of(store: Store, name: str) -> Rows:
    query = queries.load(name)
    return store.answer(query, dict.fromkeys(query.parameters))


def fetched(client: TestClient, name: str, ending: str, asked: str = "") -> bytes:
    answer = client.get(f"/figures/{name}.{ending}{asked}")
    assert answer.status_code == 200, answer.text
    return answer.content


def as_shown(name: str, value: Any, row: dict[str, Any]) -> Any:
    """What a cell of a sheet must hold, said the slow and obvious way."""
    if name == "is_provisional":
        return "[p]" if value else "final"
    if value is None and name == "held_to":
        return "still held"
    if value is None and FIELDS[name].unit == "%" and row.get(FIELDS[name].base) in range(10):
        return "[low base]"
    if value is None:
        return "[x]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float, Decimal)):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def as_read(value: Any) -> Any:
    """What a workbook's cell holds, in the same words."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, (int, Decimal)) else value


def sixteen_digits(value: Any) -> Any:
    """A number as XLSX files write it: Excel itself reckons with 15 digits."""
    return float(f"{value:.16g}") if isinstance(value, float) else value


@pytest.mark.parametrize("name", FIGURES)
def test_each_workbook_holds_the_rows_of_the_query_and_what_they_are(
    embedded: tuple[Store, TestClient], name: str
) -> None:
    store, client = embedded
    query, rows = queries.load(name), rows_of(store, name)
    expected = [[as_shown(column, value, row) for column, value in row.items()]
                for row in rows.records()] or [["[z]"] * len(rows.columns)]  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(fetched(client, name, "xlsx")))
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Columns", "Table"]
    assert (book.properties.title, book["Cover"]["A1"].value) == (query.title, query.title)
    sheet = book["Table"]
    (marked,) = sheet.tables.values()
    cells = [[as_read(cell.value) for cell in row] for row in sheet[marked.ref]]
    assert cells[1:] == [[sixteen_digits(value) for value in row] for row in expected]
    assert sheet.max_row == sheet[marked.ref][-1][0].row, "nothing stands below the table"
    assert all(cell is not None for row in cells for cell in row) and not sheet.merged_cells.ranges
    assert sheet["A1"].value == query.title
    notes = [[cell.value for cell in row] for row in book["Notes"].iter_rows(min_row=4)]
    assert notes[: len(query.sections)] == [list(section) for section in query.sections.items()]
    marks = {cell for row in expected for cell in row if cell in ("[x]", "[low base]", "[p]", "[z]")}
    assert {mark for mark, _ in notes[len(query.sections) :]} == marks, "shorthand that occurs is explained"

    ods = CalamineWorkbook.from_filelike(io.BytesIO(fetched(client, name, "ods")))
    assert ods.sheet_names == book.sheetnames
    opened = ods.get_sheet_by_name("Table").to_python()
    assert opened[0][0] == query.title
    assert [[as_read(cell) for cell in row] for row in opened[-len(expected) :]] == expected


@pytest.mark.parametrize("name", FIGURES)
def test_csv_and_parquet_read_back_equal_the_query(embedded: tuple[Store, TestClient], name: str) -> None:
    store, client = embedded
    rows = rows_of(store, name)
    read = pq.read_table(io.BytesIO(fetched(client, name, "parquet")))
    assert tuple(read.column_names) == rows.columns
    assert [tuple(row.values()) for row in read.to_pylist()] == list(rows.values)
    assert queries.load(name).title == read.schema.metadata[b"title"].decode()
    parsed = list(csv.reader(io.StringIO(fetched(client, name, "csv").decode(), newline="")))
    written = [["" if value is None else str(value) for value in row] for row in rows.values]
    assert [[cell.removeprefix("'") for cell in row] for row in parsed[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in written
    ]


# Charts whose kind an office program does not have, or has only with what no reader could take from it.
TABLES_ON_SLIDES = {
    "council_adoption_funnel": "limits as curves and a label at each point",
    "framework_dates": "a time line; most of its frameworks have one date only",
    "invoice_line_value_by_buyer_group": "quarters of a distribution on a logarithmic scale",
    "invoice_line_value_by_lot": "quarters of a distribution on a logarithmic scale",
    "published_sme_beside_held": "points beside each other with a sentence each",
    "retention_by_cohort": "a table already, with its cells shaded",
}
MAPS = {"council_map"}  # shapes, one a class


@pytest.mark.parametrize("name", FIGURES)
def test_each_slide_has_its_finding_numbers_source_and_text_alternative(
    embedded: tuple[Store, TestClient], name: str
) -> None:
    store, client = embedded
    module, rows = import_module(f"pages.shared.figures.{name}"), rows_of(store, name)
    deck = Presentation(io.BytesIO(fetched(client, name, "pptx")))
    slides = list(deck.slides)
    licences = {source.licence for table in queries.load(name).tables for source in store.lineage[table].sources}
    for slide in slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert store.name[:4] in words and "Not official statistics" in words
        assert all(licence in words for licence in licences)
        assert_all_can_be_read(slide, deck)
    if not hasattr(module, "finding"):
        return
    heading = module.finding(rows, import_module("pages.shared.filters").Choice({}, {})).heading
    parts = [f" ({at} of {len(slides)})" for at in range(1, len(slides) + 1)] if len(slides) > 1 else [""]
    assert [slide.shapes.title.text_frame.text for slide in slides] == [heading + part for part in parts]
    shapes = [shape for slide in slides for shape in slide.shapes]
    drawn = [shape.chart for shape in shapes if shape.has_chart]
    chart = module.chart(rows, theme(False)) if hasattr(module, "chart") and len(rows) else {"data": []}
    go.Figure(chart)  # raises where plotly would not draw it: pages hand it to the browser unchecked
    is_native = bool(chart["data"]) and name not in TABLES_ON_SLIDES and name not in MAPS
    assert bool(drawn) == is_native, "a chart of the page is a chart on the slide"
    assert any(shape.shape_type == MSO_SHAPE_TYPE.GROUP for shape in shapes) == (name in MAPS)
    assert bool(drawn) or name in MAPS or any(shape.has_table for shape in shapes) or len(rows) == 0
    if drawn:
        shown = sorted(
            float(value)
            for trace in chart["data"]
            for value in trace["x" if trace.get("orientation") == "h" else "y"]
            if value is not None
        )
        held = [value for made in drawn for series in made.plots[0].series for value in series.values]
        assert sorted(value for value in held if value is not None) == shown
        for made in drawn:
            blob = made.part.chart_workbook.xlsx_part.blob
            cells = openpyxl.load_workbook(io.BytesIO(blob))["Sheet1"]
            inside = [cells.cell(2 + at, 2).value for at in range(len(made.plots[0].series[0].values))]
            assert inside == [sixteen_digits(value) for value in made.plots[0].series[0].values]


def assert_all_can_be_read(slide: Any, deck: Any) -> None:
    """Nothing cut off, nothing over the source or the heading, no type below 12 points, a text alternative each."""
    boxes = [shape for shape in slide.shapes if shape.has_text_frame and "Not official statistics" in shape.text]
    foot = boxes[0]
    assert foot.top + foot.height <= deck.slide_height
    for shape in slide.shapes:
        assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width + Emu(10), "cut off"
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            assert 0 < len(shape._element._nvXxPr.cNvPr.get("descr")) <= 220
            assert slide.shapes.title.top + slide.shapes.title.height < shape.top
            assert shape.top + shape.height <= foot.top, "over the source"
        paragraphs = list(shape.text_frame.paragraphs) if shape.has_text_frame else []
        if shape.has_table:
            paragraphs += [line for cell in shape.table.iter_cells() for line in cell.text_frame.paragraphs]
        sizes = [line.font.size for line in paragraphs if line.text]
        sizes += [shape.chart.font.size] if shape.has_chart else []
        assert all(size >= Pt(12) for size in sizes)


def test_names_that_would_run_read_the_same_and_do_not(dangerous: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fetched(dangerous, "councils_bought", "xlsx")))
    (marked,) = book["Table"].tables.values()
    cells = [row[0] for row in book["Table"][marked.ref]][1:]
    assert sorted(cell.value for cell in cells) == sorted(DANGEROUS)
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    document = Document(io.BytesIO(fetched(dangerous, "councils_bought", "ods")))
    table = document.body.get_table(name="Table")
    found = [cell for row in table.traverse() for cell in row.get_cells() if cell.value in DANGEROUS]
    assert {cell.value for cell in found} == set(DANGEROUS)
    assert all(cell.type == "string" and cell.formula is None for cell in found)
    slide = Presentation(io.BytesIO(fetched(dangerous, "councils_bought", "pptx"))).slides[0]
    (shown,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert {row.cells[0].text for row in list(shown.rows)[1:]} <= set(DANGEROUS)
    assert len(shown.rows) > 8
    text = fetched(dangerous, "councils_bought", "csv").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert not [row for row in rows if row["buyer_name"].startswith(("=", "@", "+", "-"))]
    assert {row["buyer_name"].removeprefix("'") for row in rows} == set(DANGEROUS)


def test_a_series_named_like_a_formula_stays_text_in_the_workbook_of_a_slide() -> None:
    from pages.shared.takeaway import native_chart

    bars = {"type": "bar", "orientation": "h", "y": ["=1+1", "@x"], "x": [1, 2], "name": "=2+2"}
    (plot,) = plots.of({"data": [bars], "layout": {}})
    sheet = openpyxl.load_workbook(io.BytesIO(native_chart._workbook(plot)))["Sheet1"]
    cells = [sheet["B1"], sheet["A2"], sheet["A3"]]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=2+2", "s"), ("=1+1", "s"), ("@x", "s")]


def test_a_chart_of_another_kind_becomes_a_table() -> None:
    assert plots.of({"data": [{"type": "heatmap", "z": [[1]]}], "layout": {}}) == []


def test_the_map_is_taken_away_as_it_is_shown(embedded: tuple[Store, TestClient]) -> None:
    _, client = embedded
    asked = "?month=2013-05&colour_by=Spend+per+head&council=LND&codes=yes"
    parts = json.loads(fetched(client, "council_map", "picture", asked))
    assert "by May 2013" in parts["heading"] and "spend per head" in parts["alt"]
    traces = parts["chart"]["data"]
    assert any(trace.get("line", {}).get("width") == 4 for trace in traces), "the council is outlined"
    assert any("text" in trace.get("mode", "") for trace in traces), "codes stand on the hexagons"
    named = [trace["name"] for trace in traces if trace.get("name")]
    (slide,) = Presentation(io.BytesIO(fetched(client, "council_map", "pptx", asked))).slides
    words = {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert slide.shapes.title.text_frame.text == parts["heading"] and set(named) <= words
    (drawn,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    counted = [name for name in named if not name.endswith(": 0")]
    assert len(drawn.shapes) == len(counted) + 1, "a shape a class that occurs, and the outline"
    book = openpyxl.load_workbook(io.BytesIO(fetched(client, "council_map", "xlsx", asked)))
    assert "colour by: Spend per head" in book["Table"]["A3"].value and "month: May 2013" in book["Table"]["A3"].value
    for wrong in ("?colour_by=Red", "?council=nobody", "?codes=no"):
        answer = client.get(f"/figures/council_map.pptx{wrong}")
        assert answer.status_code == 400 and wrong.partition("=")[2] in answer.text
    assert client.get("/figures/councils_bought.pptx?colour_by=First+year").status_code == 400


# Plain amounts, shares on small bases, days, every kind of text, and a table without rows.
OPENED = ("councils_bought", "adoption_now", "council_map", "sources", "changed_months")


def test_libreoffice_opens_both_workbooks_and_shows_the_same(
    embedded: tuple[Store, TestClient], tmp_path: Path
) -> None:
    store, client = embedded
    files = [tmp_path / f"{name}-{ending}.{ending}" for name in OPENED for ending in ("xlsx", "ods")]
    for file in files:
        file.write_bytes(fetched(client, file.stem.partition("-")[0], file.suffix[1:]))
    made = {path.stem: path for path in converted(files, EVERY_SHEET, tmp_path / "opened")}
    for name in OPENED:
        rows = rows_of(store, name)
        expected = [[as_shown(column, value, row) for column, value in row.items()]
                    for row in rows.records()] or [["[z]"] * len(rows.columns)]  # fmt: skip
        for ending in ("xlsx", "ods"):
            assert {f"{name}-{ending}-{sheet}" for sheet in ("Cover", "Contents", "Notes", "Columns")} <= set(made)
            text = made[f"{name}-{ending}-Table"].read_text(encoding="utf-8")
            shown = list(csv.reader(io.StringIO(text, newline="")))[-len(expected) :]
            assert [[as_number(cell, like) for cell, like in zip(row, wanted, strict=True)]
                    for row, wanted in zip(shown, expected, strict=True)] == expected, (name, ending)  # fmt: skip


def as_number(cell: str, like: Any) -> Any:
    """A cell of LibreOffice's CSV, which writes 15 digits."""
    if not isinstance(like, float):
        return cell
    return like if float(cell) == pytest.approx(like, rel=1e-14) else float(cell)


# Bars with words, months, stacks, small multiples over several slides, the map, a table.
PROJECTED = ("spend_by_lot", "lots_by_buyer_group", "council_adoption_by_region", "council_map", "councils_bought")


def test_libreoffice_draws_the_slides(embedded: tuple[Store, TestClient], tmp_path: Path) -> None:
    _, client = embedded
    files = [tmp_path / f"{name}.pptx" for name in PROJECTED]
    for file in files:
        file.write_bytes(fetched(client, file.stem, "pptx"))
    made = {path.stem: PdfReader(path) for path in converted(files, "pdf", tmp_path / "drawn")}
    assert set(made) == set(PROJECTED)
    for file in files:
        slides = list(Presentation(file).slides)
        assert len(made[file.stem].pages) == len(slides)
        for slide, page in zip(slides, made[file.stem].pages, strict=True):
            drawn = " ".join(page.extract_text().split())
            assert slide.shapes.title.text_frame.text in drawn and "Not official statistics" in drawn
            for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
                assert not chart.has_title or chart.chart_title.text_frame.text in drawn
