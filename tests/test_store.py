"""The store reads one snapshot, runs one SELECT, and is right under many threads."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from snapshots import council, describe, spend, write_snapshot

from pages.shared import queries, snapshots
from pages.shared.store import NotHeldError, QueryRefused, SnapshotError, Store, newest_snapshot
from pipelines.catalogue import TABLES


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    months = [date(2013, month, 1) for month in range(1, 13)]
    rows = [spend(month, body, str(n)) for n, month in enumerate(months, 1) for body in ("A", "B", "C")]
    return write_snapshot(tmp_path, {"buyer": [council(body) for body in "ABC"], "spend": rows})


@pytest.mark.parametrize(
    "text",
    [
        "COPY spend TO '{folder}/spend.parquet'",
        "COPY (SELECT 1) TO '{folder}/new.csv'",
        "ATTACH '{folder}/other.db'",
        "EXPORT DATABASE '{folder}'",
        "IMPORT DATABASE '{folder}'",
        "PRAGMA database_list",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "CREATE TABLE mine AS SELECT 1",
        "DROP VIEW spend",
        "DELETE FROM spend",
        "EXPLAIN ANALYZE SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW spend",
        "CALL pragma_version()",
        "",
        "not sql at all",
    ],
)
def test_anything_but_one_select_is_refused(snapshot: Path, text: str) -> None:
    before = {path.name: path.read_bytes() for path in snapshot.iterdir()}
    with pytest.raises(QueryRefused):
        Store(snapshot).rows(text.format(folder=snapshot))
    assert {path.name: path.read_bytes() for path in snapshot.iterdir()} == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM read_csv('{outside}')",
        "SELECT * FROM read_text('{outside}')",
        "SELECT * FROM read_blob('{outside}')",
        "SELECT * FROM '{outside}'",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM sniff_csv('{outside}')",
        "SELECT * FROM read_parquet('{snapshot}/../../../secret.parquet')",
    ],
)
def test_nothing_outside_the_snapshot_is_read(snapshot: Path, tmp_path: Path, text: str) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text("a\nsecret\n")
    duckdb.sql("SELECT 'secret' AS a").write_parquet(str(tmp_path / "secret.parquet"))
    with pytest.raises(duckdb.Error):
        Store(snapshot).rows(text.format(outside=outside, folder=tmp_path, snapshot=snapshot))


def test_settings_are_locked(snapshot: Path) -> None:
    store = Store(snapshot)
    with pytest.raises(duckdb.Error):
        store._connection.execute("SET enable_external_access = true")
    (row,) = store.rows("SELECT current_setting('enable_external_access')").values
    assert row == (False,)


def test_a_thousand_queries_on_eight_threads_equal_a_serial_run(snapshot: Path) -> None:
    store = Store(snapshot)
    text = "SELECT buyer_id, sum(spend_gbp) FROM spend WHERE month <= $month GROUP BY buyer_id ORDER BY buyer_id"
    asked = [{"month": date(2013, random.Random(n).randint(1, 12), 1)} for n in range(1000)]
    serial = [store.rows(text, parameters) for parameters in asked]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda parameters: store.rows(text, parameters), asked)) == serial


def test_what_is_worked_out_once_is_worked_out_anew_for_each_snapshot(tmp_path: Path) -> None:
    """Sales of the months 1 to 3 and of 1 to 5: the newest is provisional, so the last final months are 2 and 4."""
    for newest, final in ((3, 2), (5, 4)):
        rows = [spend(date(2013, month, 1), "A", str(month)) for month in range(1, newest + 1)]
        store = Store(write_snapshot(tmp_path / str(newest), {"buyer": [council("A")], "spend": rows}))
        told = [store.answer(queries.load("coverage")).column("as_at_month") for _ in range(2)]
        assert told == [[date(2013, final, 1)]] * 2


def test_many_first_questions_at_once_work_out_what_they_share_once(snapshot: Path) -> None:
    store, query = Store(snapshot), queries.load("council_adoption_by_month")
    nothing = dict.fromkeys(query.parameters)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: store.answer(query, nothing), range(16)))
    assert answers == [Store(snapshot).answer(query, nothing)] * 16


def test_a_value_never_becomes_sql(snapshot: Path) -> None:
    found = Store(snapshot).rows("SELECT count(*) FROM spend WHERE buyer_id = $id", {"id": "A' OR '1'='1"})
    assert found.values == ((0,),)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_missing_table_is_named_and_the_others_are_read(snapshot: Path, table: str) -> None:
    (snapshot / f"{table}.parquet").unlink()
    store = Store(snapshot)
    assert f"“{table}”" in str(store.unusable[table]) and isinstance(store.unusable[table], NotHeldError)
    assert store.lineage.keys() == TABLES.keys() - {table}
    every = [queries.load(name) for name in queries.names()]
    needing, others = ([query for query in every if (table in query.tables) is needs] for needs in (True, False))
    for query in needing:
        with pytest.raises(NotHeldError, match=f"“{table}”"):
            store.answer(query, dict.fromkeys(query.parameters))
    store.answer(others[0], dict.fromkeys(others[0].parameters))


@pytest.mark.parametrize("content", [b"", b"PAR1", b"<html>not a snapshot</html>"])
def test_a_damaged_table_is_named(snapshot: Path, content: bytes) -> None:
    (snapshot / "spend.parquet").write_bytes(content)
    with pytest.raises(SnapshotError, match=r"spend\.parquet cannot be read as Parquet"):
        Store(snapshot).answer(queries.load("coverage"))


def test_a_file_that_is_not_the_published_one_is_told(snapshot: Path) -> None:
    changed = pq.read_table(snapshot / "spend.parquet").slice(1)
    pq.write_table(changed, snapshot / "spend.parquet")
    with pytest.raises(SnapshotError, match=r"spend\.parquet is not the file that was published"):
        Store(snapshot).answer(queries.load("coverage"))


def test_a_foreign_table_is_told(snapshot: Path) -> None:
    duckdb.sql("SELECT 1 AS nothing").write_parquet(str(snapshot / "buyer.parquet"))
    assert "it has none of the columns" in str(Store(snapshot).unusable["buyer"])
    (snapshot / "buyer.parquet").write_bytes((snapshot / "buyer_name.parquet").read_bytes())
    describe(snapshot)
    assert "holds another table, “buyer_name”" in str(Store(snapshot).unusable["buyer"])


@pytest.mark.parametrize("lineage", [None, {}, {"lineage": b"{"}, {"lineage": b"[]"}])
def test_a_table_without_lineage_is_told(snapshot: Path, lineage: dict[str, bytes] | None) -> None:
    bare = pq.read_table(snapshot / "buyer.parquet").replace_schema_metadata(lineage)
    pq.write_table(bare, snapshot / "buyer.parquet")
    describe(snapshot)
    assert "where it comes from" in str(Store(snapshot).unusable["buyer"])


def test_an_older_table_serves_the_figures_that_need_no_newer_column(snapshot: Path) -> None:
    old = pq.read_table(snapshot / "spend.parquet").drop_columns(["supplier_size"])
    pq.write_table(old, snapshot / "spend.parquet")
    describe(snapshot)
    store = Store(snapshot)
    assert len(store.answer(queries.load("coverage"))) == 1
    with pytest.raises(NotHeldError, match="its table “spend” has no supplier_size"):
        store.answer(queries.load("filter_choices"))


def test_a_column_of_another_type_is_told_where_it_matters(snapshot: Path) -> None:
    table = pq.read_table(snapshot / "spend.parquet")
    texts = table.set_column(table.schema.get_field_index("spend_gbp"), "spend_gbp", table["spend_gbp"].cast("string"))
    pq.write_table(texts.replace_schema_metadata(table.schema.metadata), snapshot / "spend.parquet")
    describe(snapshot)
    with pytest.raises(NotHeldError, match="another type for spend_gbp"):
        Store(snapshot).answer(queries.load("coverage"))


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"resources": [{}]}', '{"resources": [{"path": 1, "hash": 2}]}']
)
def test_a_missing_or_half_data_package_is_said_and_the_tables_are_read(snapshot: Path, content: str | None) -> None:
    (snapshot / "datapackage.json").unlink()
    if content is not None:
        (snapshot / "datapackage.json").write_text(content)
    store = Store(snapshot)
    assert "cannot be checked against what was published" in store.unchecked
    assert len(store.answer(queries.load("coverage"))) == 1


def test_damage_while_the_store_is_open_is_an_error_in_words(snapshot: Path) -> None:
    store = Store(snapshot)
    (snapshot / "spend.parquet").write_bytes(b"PAR1")
    with pytest.raises(SnapshotError, match="can no longer be read"):
        store.answer(queries.load("coverage"))
    (snapshot / "spend.parquet").unlink()
    with pytest.raises(SnapshotError, match="can no longer be read"):
        store.answer(queries.load("coverage"))


def test_no_snapshot_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="python -m pipelines"):
        newest_snapshot(tmp_path)


def test_the_newest_snapshot_is_found_and_a_half_built_one_is_not(tmp_path: Path) -> None:
    for name in ("2026-01-01T0000Z", "2026-02-01T0000Z", "2026-99-01T0000Z", ".building-2026-03-01T0000Z", "copy"):
        (tmp_path / "snapshots" / name).mkdir(parents=True)
    assert newest_snapshot(tmp_path).name == "2026-02-01T0000Z"
    assert snapshots.published(tmp_path) == ["2026-02-01T0000Z", "2026-01-01T0000Z"]


def test_a_folder_with_a_quote_in_its_name_opens(tmp_path: Path) -> None:
    folder = write_snapshot(tmp_path / "o'clock", {"spend": [spend(date(2013, 1, 1), "A", "1")]})
    assert Store(folder).rows("SELECT count(*) FROM spend").values == ((1,),)
