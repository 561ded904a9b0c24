"""Tables missing, empty, truncated, foreign or altered, before or while the server runs: words, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
import random_snapshots
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as strategies
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.shared import queries
from pages.shared.server import serve
from pages.shared.store import SnapshotError, Store
from pipelines.catalogue import TABLES
from tests.table_damage import DAMAGE, Damage, repair, tables_read, wrongly_answered

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))


@pytest.fixture
def snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield random_snapshots.write(tmp_path, 3, councils=12, lines=60)
    st.cache_data.clear()
    st.cache_resource.clear()


def run(page: Path) -> AppTest:
    return AppTest.from_file(str(page), default_timeout=60).run()


@pytest.mark.parametrize(
    ("table", "damage", "page"), list(zip(sorted(TABLES), cycle(DAMAGE), cycle(PAGES), strict=False))
)
def test_a_page_says_what_is_damaged_and_shows_the_rest(snapshot: Path, table: str, damage: Damage, page: Path) -> None:
    damage(snapshot / f"{table}.parquet")
    app = run(page)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    for message in (*app.warning, *app.error):
        assert message.value.endswith(".") and "Traceback" not in message.value and "Error" not in message.value


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_data_of_a_figure_are_told_to_be_damaged(snapshot: Path, damage: Damage) -> None:
    """A sixth of the tables for each damage; the soak `damaged_tables` takes all, and all figures."""
    client = TestClient(Starlette(routes=serve.ROUTES), raise_server_exceptions=True)
    every = [queries.load(name) for name in queries.names()]
    tables = tables_read()[DAMAGE.index(damage) :: len(DAMAGE)]
    assert len(tables) >= 3
    for table in tables:
        needing, others = ([query for query in every if (table in query.tables) is needs] for needs in (True, False))
        assert wrongly_answered(client, snapshot, table, damage, [*needing[:3], *others[:1]]) == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_and_repair_while_the_server_runs(snapshot: Path, damage: Damage) -> None:
    app = run(ROOT / "pages" / "overview.py")
    before = [header.value for header in app.header]
    assert not app.warning
    path = snapshot / "spend.parquet"
    content = path.read_bytes()
    damage(path)
    app.run()
    assert not app.exception and "spend" in app.warning[0].value
    repair(path, content)
    app.run()
    assert not app.exception and not app.warning
    assert [header.value for header in app.header] == before


@pytest.mark.parametrize("content", [None, "{", '{"resources": [{"path": "spend.parquet"'])
def test_a_page_says_that_the_data_package_is_not_whole(snapshot: Path, content: str | None) -> None:
    (snapshot / "datapackage.json").unlink()
    if content:
        (snapshot / "datapackage.json").write_text(content)
    app = run(PAGES[0])
    assert not app.exception and len(app.header) >= 4
    assert "cannot be checked against what was published" in app.warning[0].value


def test_a_table_is_named_before_anything_is_drawn_of_it(snapshot: Path) -> None:
    for table in TABLES:
        (snapshot / f"{table}.parquet").unlink()
    for page in PAGES:
        app = run(page)
        if page.stem == "briefing":  # an empty one draws no table
            assert not app.exception
            continue
        assert not app.exception and app.warning and not app.table


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=strategies.sampled_from(["spend", "buyer", "published_figure", "lot"]),
    cut=strategies.floats(0, 1),
    flipped=strategies.integers(0, 255),
    published=strategies.booleans(),
    asked=strategies.lists(strategies.sampled_from(queries.names()), min_size=12, max_size=12),
)
def test_any_bytes_are_rows_or_words(
    snapshot: Path, table: str, cut: float, flipped: int, published: bool, asked: list[str]
) -> None:
    """Also where no data package tells that a file was altered."""
    path, described = snapshot / f"{table}.parquet", snapshot / "datapackage.json"
    content, package = path.read_bytes(), described.read_bytes()
    place = min(int(cut * len(content)), len(content) - 1)
    path.write_bytes(content[:place] + bytes([flipped]) + content[place + 1 :])
    if not published:
        described.write_text("{")
    try:
        store = Store(snapshot)
        for query in map(queries.load, asked):
            try:
                rows = store.answer(query, dict.fromkeys(query.parameters))
                assert table not in query.tables or not published or content[place] == flipped or len(rows) == 0
            except SnapshotError as error:
                assert str(error).endswith(".")
    finally:
        path.write_bytes(content)
        described.write_bytes(package)
