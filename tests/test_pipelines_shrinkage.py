"""A snapshot with less in it than the one before is not published until somebody accepts it by name."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipelines import parquet, raw
from pipelines.__main__ import main
from pipelines.build import build
from pipelines.catalogue import TABLES
from pipelines.problem import ProblemError
from pipelines.provenance import LINEAGE_KEY, Lineage
from pipelines.snapshots import published
from pipelines.sources import DATASETS
from tests.pipeline_files import JULY, TODAY, july_csv, reference_csv, tiny_data

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
# A body that is no buyer, so that the lookup can lose it.
BODIES = [
    "ayton-hospital,Ayton Hospital,health,,England,,,,,",
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one snapshot, of a hospital and a department beside the council and spend of £200."""
    folder = tiny_data(tmp_path_factory.mktemp("original"), [{"EvidencedSpend": "50"}, {"EvidencedSpend": "150"}])
    reference_csv(folder, "bodies", BODIES)
    build(folder, NOW)
    return folder


@pytest.fixture
def data(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "data"))


def correct_the_spend(data: Path) -> None:
    """A later publication, of as many lines and £40 less."""
    sales = july_csv(data / "later.csv", [{"EvidencedSpend": "50"}, {"EvidencedSpend": "110"}])
    raw.add(DATASETS["g_cloud_sales"], sales, date(2014, 8, 1), TODAY, data)


def test_as_much_or_more_is_published_without_a_word(data: Path) -> None:
    reference_csv(data, "bodies", [*BODIES, "beeton-hospital,Beeton Hospital,health,,England,,,,,"])
    snapshot = build(data, LATER)
    assert not any(lineage_of(snapshot, name).accepted for name in TABLES)


def test_fewer_rows_are_refused_with_both_numbers_and_the_command_that_accepts_them(data: Path) -> None:
    reference_csv(data, "bodies", [])
    with pytest.raises(ProblemError) as caught:
        build(data, LATER)
    assert "Table buyer is smaller than before: rows 2 after 3 in snapshot 2026-01-01T0000Z." in str(caught.value)
    assert "python -m pipelines build --accept buyer" in str(caught.value)
    assert [path.name for path in published(data)] == ["2026-01-01T0000Z"]


def test_less_in_total_is_refused_though_the_rows_are_as_many(data: Path) -> None:
    correct_the_spend(data)
    with pytest.raises(ProblemError) as caught:
        build(data, LATER)
    assert "Table spend is smaller than before: sum of spend 160.0000 after 200.0000" in str(caught.value)
    assert "Table spend_line is smaller than before: sum of spend 160.0000 after 200.0000" in str(caught.value)
    # Every publication is in this table, so it has grown.
    assert "Table spend_vintage" not in str(caught.value)


def test_acceptance_is_by_table_and_stands_in_the_snapshot(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct_the_spend(data)
    reference_csv(data, "bodies", [])
    with pytest.raises(ProblemError, match=r"build --accept buyer spend spend_line") as caught:
        build(data, LATER, accept=["spend", "spend_line"])
    assert "Table spend" not in str(caught.value)
    assert main(["--data", str(data), "build", "--accept", "buyer", "spend", "--accept", "spend_line"]) == 0
    assert main(["--data", str(data), "check"]) == 0
    snapshot = published(data)[-1]
    said = "Accepted as smaller than before: rows 2 after 3 in snapshot 2026-01-01T0000Z."
    assert lineage_of(snapshot, "buyer").accepted == said
    assert lineage_of(snapshot, "supplier").accepted == ""
    less = said.replace("rows 2 after 3", "sum of spend 160.0000 after 200.0000")
    package = json.loads((snapshot / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["name"]: resource["accepted"] for resource in package["resources"] if "accepted" in resource} == {
        "buyer": said,
        "spend": less,
        "spend_line": less,
    }


def test_a_table_that_does_not_exist_cannot_be_accepted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--data", str(data), "build", "--accept", "spending"])
    assert stop.value.code == 2
    assert "spend_line" in capsys.readouterr().err


def test_fewer_rejected_rows_are_no_loss(tmp_path: Path) -> None:
    data = tiny_data(tmp_path, [{}, {"EvidencedSpend": "five"}])
    build(data, NOW)
    for path in (data / "raw" / "g_cloud_sales").iterdir():
        path.unlink()
    raw.add(DATASETS["g_cloud_sales"], july_csv(data / "sales.csv", [{}, {}]), JULY, TODAY, data)
    build(data, LATER)


def test_a_damaged_snapshot_is_passed_over_for_the_one_before(data: Path) -> None:
    build(data, LATER)
    damaged = published(data)[-1] / "buyer.parquet"
    damaged.chmod(0o644)
    damaged.write_bytes(b"PAR1")
    reference_csv(data, "bodies", [])
    with pytest.raises(ProblemError, match=r"rows 2 after 3 in snapshot 2026-01-01T0000Z"):
        build(data, LATER + timedelta(minutes=1))
    build(data, LATER + timedelta(minutes=1), accept=["buyer"])


def lineage_of(snapshot: Path, name: str) -> Lineage:
    return Lineage.from_json(parquet.metadata(snapshot / f"{name}.parquet")[LINEAGE_KEY])
