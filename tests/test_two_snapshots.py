"""Two snapshots: a link fixed to one keeps its every digit, a link to the latest follows, and the page says which."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pyarrow.parquet as pq
import pytest
import random_snapshots
import streamlit as st
from openpyxl import load_workbook
from snapshots import describe
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.shared import cells, extracts, filters, listing, queries, wording
from pages.shared.page import figure, reading
from pages.shared.server import serve
from pages.shared.store import Rows, Store

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (ROOT / "pages").glob("*.py") if path.stem != "briefing")  # no figures of its own
FIGURES = [name for name in queries.names() if (ROOT / "pages/shared/figures" / f"{name}.py").is_file()]
A, B = "2026-01-01T0000Z", "2026-03-04T0915Z"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Snapshots A and B, to copy from."""
    folder = tmp_path_factory.mktemp("both")
    random_snapshots.write(folder, 1, councils=14, lines=80, name=A)
    random_snapshots.write(folder, 2, councils=17, lines=90, name=B)
    return folder / "snapshots"


@pytest.fixture
def data(tmp_path: Path, both: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder with snapshot A, to change."""
    shutil.copytree(both / A, tmp_path / "snapshots" / A)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield tmp_path
    st.cache_data.clear()
    st.cache_resource.clear()


@dataclass(frozen=True)
class Seen:
    """What a page said and showed, with the table or the list of every figure open, whatever it compares by."""

    text: str
    headings: list[str]
    in_the_newest: list[str]
    metrics: list[tuple[str, str]]
    tables: list[pd.DataFrame]
    offers_snapshots: bool


@pytest.fixture(scope="module")
def see(both: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Seen]]:
    """A page where A is published alone, or A and B, at the snapshot that an address names: run once for all tests."""
    alone = tmp_path_factory.mktemp("alone")
    shutil.copytree(both / A, alone / "snapshots" / A)

    @cache
    def seen(page: Path, snapshot: str = "", is_alone: bool = False) -> Seen:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATA_DIR", str(alone if is_alone else both.parent))
            app = run(page, **({"snapshot": snapshot} if snapshot else {}))
            assert not app.exception
            return Seen(
                said(app),
                [header.value.replace("\\", "") for header in app.header if header.anchor != "extract"],
                [text.value.replace("\\", "") for text in app.markdown if "In the newest snapshot" in text.value],
                [(metric.label, metric.value) for metric in app.metric],
                [] if is_alone else tables(app),
                any(box.label == "Snapshot" for box in app.selectbox),
            )

    yield seen
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def publish_b(data: Path, both: Path) -> Callable[[], Path]:
    return lambda: Path(shutil.copytree(both / B, data / "snapshots" / B))


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=serve.ROUTES, middleware=serve.MIDDLEWARE))


# Figures about one body are asked for one, with its peers by type: no list of similar councils is made up.
CHOSEN = {"buyer": "C00", "peers": "type"}
# A link as a table writes it, or an address with the name behind the #.
LINK = re.compile(r"^\[(.*)\]\(/buyer\?[^)]*\)$")


def chosen(name: str) -> dict[str, str]:
    """What a figure is asked for."""
    return {parameter: value for parameter, value in CHOSEN.items() if parameter in queries.load(name).parameters}


def held(store: Store, name: str) -> bytes:
    """A figure's CSV straight from a snapshot."""
    query = queries.load(name)
    return extracts.as_csv(store.answer(query, dict.fromkeys(query.parameters) | chosen(name)))


def run(page: Path, **address: str) -> AppTest:
    """The page with the table, or the list, of every figure open."""
    app = AppTest.from_file(str(page), default_timeout=60)
    for name in figures_of(page):
        has_list = hasattr(module_of(name), "listing")
        app.session_state[figure.view_key(name)] = figure.LIST if has_list else figure.TABLE
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    elements = [*app.title, *app.header, *app.markdown, *app.caption, *app.warning, *app.error]
    return "\n".join(element.value.replace("\\", "") for element in elements)


def views(app: AppTest) -> Iterator[AppTest]:
    """The page with each choice of what to compare by."""
    yield app
    for control in app.get("button_group"):
        for option in control.options[1:]:
            yield control.set_value(option).run()


def tables(app: AppTest) -> list[pd.DataFrame]:
    shown = [table.value.reset_index(drop=True) for view in views(app) for table in [*view.table, *view.dataframe]]
    return [table.map(without_link) for table in shown]


def without_link(cell: Any) -> Any:
    """The name of a body that leads to its page."""
    return LINK.sub(r"\1", cell) if isinstance(cell, str) else cell


def in_markdown(column: str, text: str) -> str:
    return (listing.with_links if column.endswith(("address", "evidence", "note")) else wording.as_plain_text)(text)


def as_table(rows: Rows) -> pd.DataFrame:
    """What the page's table of a figure must read."""
    columns = [column for column in rows.columns if column not in cells.HIDDEN_COLUMNS]
    written = [[in_markdown(column, cells.text(column, row)) for column in columns] for row in rows.records()]
    return pd.DataFrame(written, columns=[cells.heading(column) for column in columns])


def module_of(name: str) -> ModuleType:
    return import_module(f"pages.shared.figures.{name}")


def figures_of(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [name for name in FIGURES if f'"{name}"' in text]


def test_both_links_to_the_data_of_every_figure(data: Path, publish_b: Callable[[], Path], client: TestClient) -> None:
    links = {}
    for name in FIGURES:
        of_body = urlencode(chosen(name))
        fixed = f"/figures/{name}.csv?" + "&".join(filter(None, [f"snapshot={A}", of_body]))
        links[name] = (fixed, f"/figures/{name}.csv" + (f"?{of_body}" if of_body else ""))
    older = Store(data / "snapshots" / A)
    for name, (fixed, latest) in links.items():
        first = client.get(latest)
        assert first.content == client.get(fixed).content == held(older, name)
        assert first.headers["content-location"] == fixed
    newest = Store(publish_b())
    for name, (fixed, latest) in links.items():
        a, b = held(older, name), held(newest, name)
        kept = client.get(fixed)
        assert (kept.content, client.get(latest).content) == (a, b)
        assert f'<{latest}>; rel="latest-version"' in kept.headers["link"]
        assert a != b, f"A and B must differ in {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_both_links_to_every_page(page: Path, both: Path, see: Callable[..., Seen]) -> None:
    for snapshot, seen in ((A, see(page, A)), (B, see(page))):
        store = Store(both / snapshot)
        for name in figures_of(page):
            module = module_of(name)
            query = queries.load(name)
            rows = store.answer(query, dict.fromkeys(query.parameters))
            if hasattr(module, "numbers"):
                for number in module.numbers(rows, filters.Choice({}, {})):
                    assert (number.label, number.value) in seen.metrics
            elif hasattr(module, "listing"):
                assert module.listing(rows).replace("\\", "") in seen.text, (snapshot, name)
            elif len(rows) > 0:
                expected = as_table(rows)
                assert any(expected.equals(table) for table in seen.tables), (snapshot, name)


def test_a_link_fixed_to_the_newest_shows_what_the_link_to_the_latest_does(see: Callable[..., Seen]) -> None:
    fixed, latest = see(PAGES[0], B), see(PAGES[0])
    assert (fixed.headings, fixed.metrics) == (latest.headings, latest.metrics)
    assert all(one.equals(other) for one, other in zip(fixed.tables, latest.tables, strict=True))


def test_nothing_in_the_address_can_act_beside_what_the_newest_says(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    hostile = "spend_share_by_month, [Refund](https://evil.example) ![](https://evil.example/x.png)"
    app = run(ROOT / "pages" / "overview.py", snapshot=A, show=hostile)
    assert not app.exception
    assert not [element.value for element in app.markdown if "evil" in element.value]


def test_two_snapshots_with_the_same_files_are_two(both: Path, tmp_path: Path) -> None:
    stores = [Store(Path(shutil.copytree(both / A, tmp_path / name))) for name in (A, B)]  # with the files' times
    query, choice = queries.load("headline"), filters.EVERYTHING
    for store in (*stores, stores[0]):
        workbook = load_workbook(io.BytesIO(reading.file(store, query, choice, "xlsx", "http://localhost/")))
        told = {str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value}
        assert any(store.name in text for text in told)
        assert not any(({A, B} - {store.name}).pop() in text for text in told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_older_snapshot_is_said_with_what_the_newest_says_of_each_figure(
    page: Path, see: Callable[..., Seen]
) -> None:
    alone, older, newest = see(page, is_alone=True), see(page, A), see(page)
    assert "not the newest" not in alone.text and not alone.offers_snapshots
    assert "You see the snapshot of **1 January 2026, 00:00 UTC**, not the newest" in older.text
    assert "not the newest" not in newest.text and newest.in_the_newest == []
    assert len(older.in_the_newest) == len(older.headings) + bool(older.metrics)
    for heading in newest.headings:
        assert any(f"{heading}." in line for line in older.in_the_newest), heading


def test_the_reader_picks_a_snapshot_and_returns_to_the_newest(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    app = run(PAGES[0])
    (picker,) = [box for box in app.selectbox if box.label == "Snapshot"]
    assert picker.options == ["Newest, 4 March 2026, 09:15 UTC", "1 January 2026, 00:00 UTC"]
    app = picker.set_value(A).run()
    assert app.query_params["snapshot"] == A and f"Snapshot {A}" in said(app)
    (button,) = [button for button in app.button if button.label == "Show the newest"]
    app = button.click().run()
    assert "snapshot" not in app.query_params and f"Snapshot {B}" in said(app)


def test_a_snapshot_follows_from_page_to_page(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    app = run(PAGES[0], snapshot=A)
    app.session_state["page"] = "another page"
    del app.query_params["snapshot"]
    app.run()
    assert f"Snapshot {A}" in said(app) and app.query_params["snapshot"] == A


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("2025-05-05T0505Z", "Snapshot 2025-05-05T0505Z is not held here: it was removed, or never published here."),
        ("2026-99-01T0000Z", "“2026-99-01T0000Z” is no name of a snapshot"),
        ("../../etc", "“../../etc” is no name of a snapshot"),
        ("<b>", "“<b>” is no name of a snapshot"),
    ],
)
@pytest.mark.usefixtures("data")
def test_a_snapshot_that_is_not_held_gets_its_own_sentence(asked: str, sentence: str, client: TestClient) -> None:
    app = run(PAGES[0], snapshot=asked)
    assert sentence in app.warning[0].value.replace("\\", "")
    assert "This page shows the newest, whose numbers may differ." in app.warning[0].value
    assert f"Snapshot {A}" in said(app) and "snapshot" not in app.query_params
    answer = client.get("/figures/coverage.csv", params={"snapshot": asked})
    assert (answer.status_code, sentence in answer.text) == (404, True)


def test_a_removed_snapshot_falls_back_in_words(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    app = run(PAGES[0], snapshot=A)
    shutil.rmtree(data / "snapshots" / A)
    app.run()
    assert not app.exception
    assert f"Snapshot {A} is not held here" in said(app) and f"Snapshot {B}" in said(app)


@pytest.fixture(scope="module", params=["published_figure", "spend"])
def without(both: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a table that the older snapshot of the data folder lacks."""
    folder = tmp_path_factory.mktemp("without")
    shutil.copytree(both, folder / "snapshots")
    (folder / "snapshots" / A / f"{request.param}.parquet").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(folder))
        yield request.param
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_older_snapshot_without_a_table(page: Path, without: str, client: TestClient) -> None:
    app = run(page, snapshot=A)
    assert not app.exception
    missing = [name for name in figures_of(page) if without in queries.load(name).tables]
    # The line of what is covered needs spend on every page.
    assert (f"no table “{without}”" in said(app)) == bool(missing or without in queries.load("coverage").tables)
    anchors = {header.anchor for header in app.header}  # a figure to pick from others may not be drawn
    drawn = [name for name in figures_of(page) if name.replace("_", "-") in anchors]
    drawn = [name for name in drawn if not hasattr(module_of(name), "listing")]
    assert "In the newest snapshot" in said(app) or set(drawn) <= set(missing)
    for name in figures_of(page):
        assert client.get(f"/figures/{name}.csv?snapshot={A}").status_code == (404 if name in missing else 200)


def test_an_older_snapshot_without_a_column(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    path = data / "snapshots" / A / "published_figure.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["note"]), path)
    describe(path.parent)
    app = run(ROOT / "pages" / "overview.py", snapshot=A)
    assert not app.exception
    assert "its table “published_figure” has no note" in said(app)
    assert len(app.header) == len(run(ROOT / "pages" / "overview.py").header)


def test_a_figure_that_the_newest_cannot_give_is_said_on_the_older(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    (data / "snapshots" / B / "published_figure.parquet").write_bytes(b"PAR1")
    app = run(ROOT / "pages" / "overview.py", snapshot=A)
    assert not app.exception
    assert "published_figure.parquet cannot be read as Parquet" in said(app)


def test_filters_that_the_newest_does_not_know_are_said_on_the_older(data: Path, publish_b: Callable[[], Path]) -> None:
    publish_b()
    path = data / "snapshots" / A / "spend.parquet"
    table = pq.read_table(path)
    sizes = [("Micro" if number % 2 else size) for number, size in enumerate(table["supplier_size"].to_pylist())]
    position = table.schema.get_field_index("supplier_size")
    pq.write_table(table.set_column(position, table.schema.field(position), [sizes]), path)
    describe(path.parent)
    app = run(ROOT / "pages" / "overview.py", snapshot=A, supplier_size="Micro")
    assert not app.exception
    assert "no data for these filters." in said(app)


def test_the_description_of_a_figures_data(data: Path, publish_b: Callable[[], Path], client: TestClient) -> None:
    publish_b()
    answer = client.get(f"/figures/councils_bought.csv?snapshot={A}&region=London")
    described = answer.headers["link"].split(">")[0].removeprefix("<")
    assert described == f"/figures/councils_bought.json?snapshot={A}&region=London"
    package: dict[str, Any] = client.get(described).json()
    (resource,) = package["resources"]
    assert (package["version"], package["filters"]) == (A, {"region": "London"})
    assert client.get(resource["path"]).content == answer.content
    assert resource["bytes"] == len(answer.content)
    names = answer.text.splitlines()[0].split(",")
    assert [field["name"] for field in resource["schema"]["fields"]] == names
    assert {"base": "direction_invoice_count"}.items() <= resource["schema"]["fields"][
        names.index("spend_direction")
    ].items()
    assert json.loads(client.get("/figures/councils_bought.json").content)["version"] == B
