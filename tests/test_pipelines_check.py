"""A snapshot that was damaged or made wrongly is told from a sound one, by a sentence that says how to mend it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipelines import changes, check, datapackage, parquet, project, selects, transform
from pipelines.catalogue import TABLES
from pipelines.provenance import LINEAGE_KEY
from tests.damage import NOW, copy_of, describe, edit, sound_snapshot
from tests.pipeline_files import tiny_data

MEND = re.compile(r"build a(gain| new)|Build a(gain| new)|Move it elsewhere")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sound_snapshot(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def snapshot(sound: Path, tmp_path: Path) -> Path:
    return copy_of(sound, tmp_path)


def told(snapshot: Path) -> str:
    """What is said of an unsound snapshot; each sentence says what to do."""
    found = check.problems(snapshot)
    assert found
    assert all(MEND.search(sentence) for sentence in found), found
    return "\n".join(found)


def test_a_sound_snapshot_has_no_problems(snapshot: Path) -> None:
    assert check.problems(snapshot) == []
    describe(snapshot)
    assert check.problems(snapshot) == []


def edit_package(snapshot: Path) -> None:
    path = snapshot / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Cabinet Office", "Cabinet 0ffice"), encoding="utf-8")


def list_fewer(snapshot: Path) -> None:
    (snapshot / "lot.parquet").unlink()
    describe(snapshot)


def list_no_feed(snapshot: Path) -> None:
    (snapshot / "months.atom").unlink()
    describe(snapshot)


def list_more(snapshot: Path) -> None:
    package = datapackage.read(snapshot)
    lot = next(resource for resource in package["resources"] if resource["name"] == "lot")
    shutil.copy(snapshot / "lot.parquet", snapshot / "table_to_come.parquet")
    package["resources"].append(lot | {"name": "table_to_come"})
    seal(snapshot, package)


def seal(snapshot: Path, package: dict[str, object]) -> None:
    sealed = package | {"hash": datapackage._seal(package)}
    (snapshot / "datapackage.json").write_bytes(datapackage._as_bytes(sealed))


def write_again(snapshot: Path) -> None:
    path = snapshot / "spend.parquet"
    pq.write_table(pq.read_table(path), path)


def flip_a_bit(snapshot: Path) -> None:
    path = snapshot / "spend.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def forget_the_lineage(snapshot: Path) -> None:
    parquet.write(pq.read_table(snapshot / "lot.parquet"), snapshot / "lot.parquet", {LINEAGE_KEY: "{}"})
    reseal(snapshot)


def take_another_table(snapshot: Path) -> None:
    (snapshot / "lot.parquet").write_bytes((snapshot / "framework.parquet").read_bytes())
    reseal(snapshot)


def miscount(snapshot: Path) -> None:
    reseal(snapshot, rows=7)


def reseal(snapshot: Path, **changes: object) -> None:
    package = datapackage.read(snapshot)
    path = snapshot / "lot.parquet"
    (lot,) = (resource for resource in package["resources"] if resource["name"] == "lot")
    lot |= {"bytes": path.stat().st_size, "hash": datapackage.sha256(path)} | changes
    seal(snapshot, package)


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a table is gone": (lambda folder: (folder / "lot.parquet").unlink(), "lot.parquet is missing"),
    "a table is a folder": (
        lambda folder: ((folder / "lot.parquet").unlink(), (folder / "lot.parquet").mkdir()),
        r"lot.parquet has \d+ bytes",
    ),
    "a table is cut short": (lambda folder: (folder / "lot.parquet").write_bytes(b"PAR1"), "lot.parquet has 4 bytes"),
    "a table was written again": (write_again, r"spend.parquet has \d+ bytes, not the \d+ it was published with"),
    "one bit is another": (flip_a_bit, "spend.parquet is not the file that was published: its checksum differs"),
    "a table has lost its lineage": (forget_the_lineage, "lot.parquet does not say where it comes from"),
    "a table stands under another's name": (take_another_table, "lot.parquet is another table by its own lineage"),
    "a table is miscounted": (miscount, "lot.parquet has 4 rows, not the 7"),
    "a file is foreign": (lambda folder: (folder / "notes.txt").touch(), "notes.txt is no part of this snapshot"),
    "the package is gone": (lambda folder: (folder / "datapackage.json").unlink(), "datapackage.json is missing"),
    "the package is no JSON": (lambda folder: (folder / "datapackage.json").write_text("{"), "json is damaged"),
    "the package is a list": (lambda folder: (folder / "datapackage.json").write_text("[]"), "json is damaged"),
    "the package was edited": (edit_package, "datapackage.json is not as it was written"),
    "the package was not sealed": (
        lambda folder: (folder / "datapackage.json").write_bytes(datapackage._as_bytes({"resources": []})),
        "no checksum of its own: older code",
    ),
    "the package lists nothing": (lambda folder: seal(folder, {"resources": [7]}), "does not list its tables"),
    "a feed is gone": (lambda folder: (folder / "months.atom").unlink(), "months.atom is missing"),
    "a feed was edited": (
        lambda folder: (folder / "months.atom").write_bytes((folder / "months.atom").read_bytes()[::-1]),
        "months.atom is not the file that was published: its checksum differs",
    ),
    "from before the feeds": (list_no_feed, "lists no feed months.atom: older code built this snapshot"),
    "older code": (list_fewer, "lists no table lot: older code"),
    "newer code": (list_more, "lists the table table_to_come, which this code does not know: newer code"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(snapshot: Path, damage: Callable[[Path], object], message: str) -> None:
    damage(snapshot)
    assert re.search(message, told(snapshot))


# What a wrong build could have written: the table, the statement that makes it wrong, what is said.
WRONG = {
    "columns: another type": (
        "lot", "ALTER TABLE lot ALTER lot_number TYPE BIGINT", "lot_number is BIGINT and should be SMALLINT"
    ),
    "columns: one missing": ("lot", "ALTER TABLE lot DROP lot_number", "lot_number is missing and should be SMALLINT"),
    "columns: one too many": ("lot", "ALTER TABLE lot ADD colour INT", "colour is INTEGER and should be left out"),
    "cells: empty": (
        "lot",
        "UPDATE lot SET lot_name = NULL WHERE lot_number = 2",
        "lot_name is empty in 1 rows, first in “platform-as-a-service, empty, 2, G-Cloud, a file”. "
        "Correct it where it comes from (reference/lots.csv), then build again.",
    ),
    "cells: not on the code list": (
        "spend", "UPDATE spend SET supplier_size = 'Tiny'", "“Tiny” in the first of 2 rows, which is none of SME, Large"
    ),
    "key: repeated": (
        "lot", "UPDATE lot SET lot_id = 'platform-as-a-service' WHERE lot_number = 1",
        "Table lot: lot_id repeats, first in “platform-as-a-service”",
    ),
    "order: not sorted": (
        "lot", "UPDATE lot SET lot_id = 'zzz' WHERE lot_number = 1", "Table lot is not sorted by lot_id, first in row 1"
    ),
    "codes: unknown in another table": (
        "spend_line", "UPDATE spend_line SET lot_id = 'lot-5'",
        "Table spend_line: lot_id “lot-5” is not in table lot. "
        "Correct it where it comes from (reference/lots.csv), then build again.",
    ),
    "codes: unknown in the same table": (
        "buyer", "UPDATE buyer SET parent_buyer_id = 'crown' WHERE buyer_id = 'cabinet-office'",
        "Table buyer: parent_buyer_id “crown” is not in table buyer",
    ),
    "every_row_is_accounted_for: the release": (
        "release", "UPDATE release SET row_count = row_count + 1 WHERE source = 'g_cloud_sales'",
        "g_cloud_sales-2014-07-14 has 4 rows, of which 2 are said to be used and 1 rejected; the tables hold 2 and 1",
    ),
    "every_row_is_accounted_for: the rejected": (
        "rejected_row", "DELETE FROM rejected_row", "and 1 rejected; the tables hold 2 and 0"
    ),
    "every_row_is_accounted_for: the used": (
        "spend_vintage", "UPDATE spend_vintage SET invoice_count = 3 WHERE month = DATE '2014-06-01'", "hold 4 and 1"
    ),
    "spend_agrees: spend": (
        "spend", "DELETE FROM spend WHERE month = DATE '2014-06-01'",
        "Table spend has 1 lines and £100.5000, but g_cloud_sales-2014-07-14 has 2 and £201.0000",
    ),
    "spend_agrees: lines": (
        "spend_line", "UPDATE spend_line SET spend_gbp = spend_gbp + 0.0001",
        "Table spend_line has 2 lines and £201.0002",
    ),
    "spend_agrees: no publication": ("spend_vintage", "DELETE FROM spend_vintage", "but no publication has 0 and £0"),
    "bodies_are_distinct: two of one name": (
        "buyer", "UPDATE buyer SET buyer_name = 'AYTON COUNCIL' WHERE buyer_id = 'BEE'",
        "Table buyer: AYT and BEE are both “Ayton Council” at one time",
    ),
    "hexagons_are_distinct: two in one place": (
        "council_hexagon", "INSERT INTO council_hexagon VALUES "
        "(DATE '2012-04-01', 'councils', 'AYT', 0, 0), (DATE '2012-04-01', 'councils', 'BEE', 0, 0)",
        "Table council_hexagon: AYT and BEE share column 0, row 0 of the map of councils",
    ),
    "suppliers_agree: of an award": (
        "award_supplier",
        "INSERT INTO award_supplier VALUES ('find_a_tender_notices', 'ocds-1', 1, 1, 'Bolt Ltd', NULL, NULL, NULL, "
        "NULL, NULL)",
        "Table award_supplier has 1 rows whose supplier is not that of its spelling in supplier_spelling, "
        "first “Bolt Ltd”",
    ),
    "suppliers_agree: nobody's": (
        "supplier", "INSERT INTO supplier VALUES ('zeta', 'Zeta')", "Table supplier has 1 rows whose supplier is not"
    ),
    "bodies_are_distinct: a circle": (
        "buyer_succession", "INSERT INTO buyer_succession VALUES ('BEE', 'AYT', DATE '2016-04-01', 'where')",
        "Table buyer_succession: AYT is its own successor in the end",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "sql", "message"), WRONG.values(), ids=WRONG)
def test_what_a_wrong_build_would_write_is_found(snapshot: Path, name: str, sql: str, message: str) -> None:
    edit(snapshot, name, sql)
    assert message in told(snapshot)


def test_every_check_has_a_snapshot_on_which_it_fires() -> None:
    fired = {case.split(":")[0] for case in WRONG}
    assert set(selects.texts("checks/snapshot")) <= fired


FILES = [*(f"{name}.parquet" for name in sorted(TABLES)), "datapackage.json"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(FILES), place=st.floats(0, 1, exclude_max=True), flip=st.integers(0, 255))
@example(name="spend.parquet", place=0.999, flip=0)
@example(name="datapackage.json", place=0.0, flip=0)
def test_no_damage_to_a_file_goes_unseen_or_ends_in_a_traceback(
    sound: Path, tmp_path: Path, name: str, place: float, flip: int
) -> None:
    """A byte is another one, or, where it would stay the same, the file ends there."""
    damaged = tmp_path / "damaged"
    if not damaged.exists():
        copy_of(sound, damaged)
    path = damaged / sound.name / name
    whole = path.read_bytes()
    at = int(place * len(whole))
    path.write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :] if flip else whole[:at])
    try:
        assert name in told(damaged / sound.name)
    finally:
        path.write_bytes(whole)


def test_json_that_only_looks_the_same_is_not_as_it_was_written(snapshot: Path) -> None:
    path = snapshot / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    assert "is not as it was written" in told(snapshot)


def test_the_tables_are_held_against_the_publishers_text(tmp_path: Path) -> None:
    """Staging that doubles a row keeps all tables in agreement with each other, but not with the file."""
    data = tiny_data(tmp_path, [{}, {"EvidencedSpend": "0.25"}, {"EvidencedSpend": "five"}])
    database = transform.stage(data, NOW.date())
    changes.add_inputs(database, [], NOW, project.add_inputs(database, NOW.date()))
    database.run("tables")
    assert database.problems("checks/files") == []
    database.connection.execute("INSERT INTO spend_vintage SELECT * FROM spend_vintage")
    assert database.problems("checks/files") == [
        "Table spend_vintage has 4 lines and £201.5000 of g_cloud_sales-2014-07-14, but the file sales.csv "
        "has 2 usable lines and £100.7500. Nothing was published: pipelines/staging/sales.sql or "
        "pipelines/tables/spend_vintage.sql loses or repeats lines."
    ]
    database.connection.execute("DELETE FROM spend_vintage")
    (problem,) = database.problems("checks/files")
    assert problem.startswith("Table spend_vintage has 0 lines and £0")
