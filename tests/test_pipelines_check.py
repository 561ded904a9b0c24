"""A snapshot that was damaged or made wrongly is told from a sound one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines import check
from pipelines.build import build
from tests.pipeline_files import tiny_data


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    folder = build(tiny_data(tmp_path, [{}, {"ReturnMonth": "2014-06-01"}]), datetime(2026, 1, 1, tzinfo=UTC))
    for path in folder.iterdir():
        path.chmod(0o644)
    return folder


def edit_package(snapshot: Path) -> None:
    package = json.loads((snapshot / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = package["resources"][1:]
    (snapshot / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def rewrite(snapshot: Path) -> None:
    path = snapshot / "spend.parquet"
    pq.write_table(pq.read_table(path), path)


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a table is gone": (lambda folder: (folder / "lot.parquet").unlink(), "lot.parquet is missing"),
    "a table is cut short": (
        lambda folder: (folder / "lot.parquet").write_bytes(b"PAR1"),
        "lot.parquet is missing or is not",
    ),
    "a table was written again": (rewrite, "spend.parquet"),
    "the package is gone": (lambda folder: (folder / "datapackage.json").unlink(), "is missing or damaged"),
    "the package is no JSON": (lambda folder: (folder / "datapackage.json").write_text("{"), "is missing or damaged"),
    "the package lists other tables": (edit_package, "lists other tables"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(snapshot: Path, damage: Callable[[Path], object], message: str) -> None:
    assert check.problems(snapshot) == []
    damage(snapshot)
    assert message in "\n".join(check.problems(snapshot))


LOT = pa.schema(
    [
        ("lot_id", pa.string()),
        ("lot_name", pa.string()),
        ("lot_number", pa.int16()),
        ("framework_family", pa.string()),
        ("evidence", pa.string()),
    ]
)
ONE = {"lot_number": 1, "framework_family": "G", "evidence": "E"}
WRONG = {
    "a column has another type": (
        pa.table({"lot_id": ["a"], "lot_name": ["A"], "lot_number": [1], "framework_family": ["G"]}),
        "the columns are",
    ),
    "a column is missing": (pa.table({"lot_id": ["a"]}), "the columns are"),
    "a cell is empty": (
        pa.Table.from_pylist([{"lot_id": "a", "lot_name": "A"}], LOT),
        "framework_family is empty in 1 rows",
    ),
    "a key repeats": (
        pa.Table.from_pylist([{"lot_id": "a", "lot_name": n, **ONE} for n in "xy"], LOT),
        "lot_id repeats, first in a",
    ),
    "rows are out of order": (
        pa.Table.from_pylist([{"lot_id": n, "lot_name": n, **ONE} for n in "ba"], LOT),
        "is not sorted by lot_id",
    ),
}


@pytest.mark.parametrize(("table", "message"), WRONG.values(), ids=WRONG)
def test_a_table_that_the_catalogue_does_not_allow_is_found(table: pa.Table, message: str) -> None:
    connection = duckdb.connect()
    connection.register("lot", table)
    assert message in "\n".join(check.table_problems("lot", connection.table("lot")))
