"""What a build says has changed: exactly what differs from the snapshot before, and nothing where nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import atom
import pytest

from pipelines import changes, project, raw
from pipelines.build import build
from pipelines.catalogue import TABLES
from pipelines.catalogue.feeds import FEEDS
from pipelines.check import problems
from pipelines.parquet import metadata
from pipelines.provenance import LINEAGE_KEY, Lineage
from pipelines.sources import DATASETS
from tests.pipeline_files import TODAY, july_csv, reference_csv, tables_of, tiny_data

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
# A later publication of these worlds has less spend.
LESS = ("spend", "spend_line")
SECOND = "2026-01-02T0305Z"
COLUMNS = ("change_kind", "subject", "value_before", "value_after", "spend_before_gbp", "spend_gbp")

BEFORE: list[dict[str, str]] = [
    {"ReturnMonth": "2014-04-01", "EvidencedSpend": "100"},
    {"ReturnMonth": "2014-05-01", "EvidencedSpend": "50"},
    {"ReturnMonth": "2014-05-01", "EvidencedSpend": "7", "CustomerName": "Nobody knows"},
    {"ReturnMonth": "2014-05-01", "EvidencedSpend": "1", "CustomerName": "The Cabinet Office"},
]
AFTER: list[dict[str, str]] = [
    {"ReturnMonth": "2014-04-01", "EvidencedSpend": "-5"},
    {"ReturnMonth": "2014-05-01", "EvidencedSpend": "0"},
    {"ReturnMonth": "2014-05-01", "EvidencedSpend": "57", "CustomerName": "Nobody knows"},
    {"ReturnMonth": "2014-05-01", "EvidencedSpend": "1", "CustomerName": "The Cabinet Office"},
    {"ReturnMonth": "2014-06-01", "EvidencedSpend": "3.5", "CustomerName": "A new name"},
]
NAMES = ["g_cloud_sales,Ayton Council,AYT,,exact,,the register"]


def add_sales(data: Path, sales: list[dict[str, str]], published: date) -> None:
    raw.add(DATASETS["g_cloud_sales"], july_csv(data / f"{published}.csv", sales), published, TODAY, data)


def changes_of(snapshot: Path) -> list[dict[str, Any]]:
    rows = tables_of(snapshot).table("change").fetchall()
    return [dict(zip(TABLES["change"].columns, row, strict=True)) for row in rows]


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return sorted(tuple(row[column] for column in COLUMNS) for row in rows)


@pytest.fixture(scope="module")
def two_snapshots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Two that differ in months, names, buyers and methods, all of it known; the methods stay as they were last."""
    with pytest.MonkeyPatch.context() as patch:
        yield _two_snapshots(tmp_path_factory.mktemp("two"), patch)


def _two_snapshots(data: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    councils = [{}, {"local-authority-code": "BEE", "official-name": "Beeton Council", "nice-name": "Beeton"}]
    tiny_data(data, BEFORE, councils)
    reference_csv(data, "buyer_names", [*NAMES, "g_cloud_sales,The Cabinet Office,,other,reviewed,,the name"])
    methods = data / "methods"
    methods.mkdir()
    (methods / "kept.sql").write_text("SELECT 1")
    (methods / "edited.sql").write_text("SELECT 2")
    (methods / "dropped.sql").write_text("SELECT 3")
    monkeypatch.setattr(project, "METHOD_FOLDERS", {"figure": methods})
    first = build(data, NOW)
    add_sales(data, AFTER, date(2014, 8, 14))
    decided = ["g_cloud_sales,Nobody knows,BEE,,reviewed,,a letter", "g_cloud_sales,A new name,BEE,,reviewed,,a letter"]
    moved = "g_cloud_sales,The Cabinet Office,cabinet-office,,reviewed,,GOV.UK"
    reference_csv(data, "buyer_names", [*NAMES, *decided, moved])
    (methods / "edited.sql").write_text("SELECT 22")
    (methods / "dropped.sql").unlink()
    (methods / "added.sql").write_text("SELECT 4")
    return first, build(data, LATER, LESS)


def test_two_snapshots_with_known_differences_give_exactly_those(two_snapshots: tuple[Path, Path]) -> None:
    first, second = two_snapshots
    assert changes_of(first) == []
    found = changes_of(second)
    methods = [row for row in found if row["change_kind"].startswith("method_")]
    assert told([row for row in found if row not in methods]) == [
        # Ayton has net spend above zero in no month any more; Beeton and the Cabinet Office are known by name only now.
        ("buyer_gone", "Ayton Council", None, None, None, None),
        ("buyer_new", "Beeton Council", None, None, None, None),
        ("buyer_new", "Cabinet Office", None, None, None, None),
        ("month_added", "June 2014", None, None, None, Decimal("3.5000")),
        # May is as before: 50 + 7 + 1 = 0 + 57 + 1.
        ("month_restated", "April 2014", None, None, Decimal("100.0000"), Decimal("-5.0000")),
        ("name_matched", "Nobody knows", None, "Beeton Council", None, Decimal("57.0000")),
        ("name_matched", "The Cabinet Office", "other", "Cabinet Office", None, Decimal("1.0000")),
    ]
    assert sorted((row["change_kind"], row["subject"]) for row in methods) == [
        ("method_changed", "figure edited"),
        ("method_gone", "figure dropped"),
        ("method_new", "figure added"),
    ]
    assert {row["snapshot_name"] for row in found} == {SECOND}
    assert problems(second) == []


def test_nothing_changed_is_no_entry_and_earlier_changes_stay(two_snapshots: tuple[Path, Path]) -> None:
    _, second = two_snapshots
    third = build(second.parents[1], LATER + timedelta(minutes=1))
    assert changes_of(third) == changes_of(second) != []
    for name in FEEDS:
        assert (third / f"{name}.atom").read_bytes() == (second / f"{name}.atom").read_bytes()
    entries = ElementTree.fromstring((third / "changes.atom").read_bytes()).findall(f"{atom.ATOM}entry")
    assert len(entries) == len(changes_of(third))
    assert problems(third) == []
    assert tables_of(third).table("snapshot").fetchall() == [
        ("2026-01-02T0304Z", None),
        (SECOND, "2026-01-02T0304Z"),
        ("2026-01-02T0306Z", SECOND),
    ]


def test_a_month_that_goes_and_a_name_decided_to_another_body(tmp_path: Path) -> None:
    data = tiny_data(tmp_path, [{}, {"ReturnMonth": "2014-06-01"}])
    build(data, NOW)
    add_sales(data, [{}], date(2014, 8, 14))
    reference_csv(data, "buyer_names", ["g_cloud_sales,Ayton Council,cabinet-office,,reviewed,,a mistake"])
    assert told(changes_of(build(data, LATER, LESS))) == [
        ("buyer_gone", "Ayton Council", None, None, None, None),
        ("buyer_new", "Cabinet Office", None, None, None, None),
        ("month_gone", "June 2014", None, None, Decimal("100.5000"), None),
        ("name_decided_anew", "Ayton Council", "Ayton Council", "Cabinet Office", None, Decimal("100.5000")),
    ]


def test_a_snapshot_from_before_these_tables_is_compared_in_what_it_has(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    first = build(data, NOW)
    first.chmod(0o755)
    package = first / "datapackage.json"
    package.chmod(0o644)
    # As an older version of the project wrote it: without methods and record.
    text = package.read_text(encoding="utf-8")
    for name in ("method", "change", "snapshot"):
        (first / f"{name}.parquet").unlink()
        text = text.replace(f'"name": "{name}",\n', f'"name": "was-{name}",\n')
    package.write_text(text, encoding="utf-8")
    add_sales(data, [{"EvidencedSpend": "7"}], date(2014, 8, 14))
    found = told(changes_of(build(data, LATER, LESS)))
    assert found == [("month_restated", "May 2014", None, None, Decimal("100.5000"), Decimal("7.0000"))]


def test_a_damaged_snapshot_is_passed_over_and_does_not_keep_its_repair_from_being_built(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = tiny_data(tmp_path)
    build(data, NOW)
    damaged = build(data, LATER)
    (damaged / "spend.parquet").chmod(0o644)
    (damaged / "spend.parquet").write_bytes(b"not Parquet")
    with caplog.at_level("WARNING"):
        third = build(data, LATER + timedelta(minutes=1))
    assert tables_of(third).table("snapshot").fetchall()[-1] == ("2026-01-02T0306Z", "2026-01-02T0304Z")
    assert "2026-01-02T0305Z is damaged" in caplog.text


def test_the_record_says_which_snapshot_it_was_compared_with(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    lineages = [Lineage.from_json(metadata(build(data, when) / "change.parquet")[LINEAGE_KEY]) for when in (NOW, LATER)]
    names = [{source.name for source in lineage.sources} for lineage in lineages]
    assert names[1] - names[0] == {changes.SNAPSHOT_BEFORE.name}
    (before,) = [release for release in lineages[1].releases if release.source == "snapshot"]
    assert before.file_name == "2026-01-02T0304Z/datapackage.json"
