"""A snapshot is published whole, once, and is never touched again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from frictionless import Package

from pipelines import build as build_module
from pipelines import check, parquet, raw
from pipelines.build import build
from pipelines.catalogue import FIELDS, TABLES
from pipelines.catalogue.feeds import FEEDS
from pipelines.problem import ProblemError
from pipelines.provenance import LINEAGE_KEY, Lineage
from pipelines.snapshots import published
from pipelines.sources import DATASETS
from tests.pipeline_files import APRIL, JULY, ROOT, TODAY, april_csv, july_csv, reference_csv, tables_of, tiny_data

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one snapshot, to copy or to read."""
    data = tiny_data(tmp_path_factory.mktemp("built"))
    build(data, NOW)
    return data


def test_a_snapshot_holds_every_table_as_the_catalogue_says(built: Path) -> None:
    (snapshot,) = published(built)
    assert snapshot == built / "snapshots" / "2026-01-02T0304Z"
    feeds = {f"{name}.atom" for name in ("buyers", "changes", "methods", "months", "names")}
    tables = {f"{name}.parquet" for name in TABLES}
    assert {path.name for path in snapshot.iterdir()} == tables | feeds | {"datapackage.json"}
    assert check.problems(snapshot) == []
    for name, table in TABLES.items():
        assert pq.read_schema(snapshot / f"{name}.parquet").names == list(table.columns)


def test_a_published_snapshot_is_read_only_and_in_the_right_format(built: Path) -> None:
    (snapshot,) = published(built)
    for path in snapshot.iterdir():
        assert path.stat().st_mode & 0o222 == 0, path
    column = pq.read_metadata(snapshot / "spend.parquet").row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert str(pq.read_schema(snapshot / "spend.parquet").field("spend_gbp").type) == "decimal128(18, 4)"


def test_every_table_says_where_it_comes_from(built: Path) -> None:
    (snapshot,) = published(built)
    sources = {}
    for name in TABLES:
        lineage = Lineage.from_json(parquet.metadata(snapshot / f"{name}.parquet")[LINEAGE_KEY])
        assert (lineage.table, lineage.built_at) == (name, NOW)
        assert {release.source for release in lineage.releases} == {source.name for source in lineage.sources}
        assert lineage.code_version
        sources[name] = {source.name for source in lineage.sources}
    assert sources["spend_vintage"] == {"g_cloud_sales"}
    assert sources["supplier"] == {"g_cloud_sales"}
    assert sources["buyer"] == {"local_authority_register", "reference"}
    assert sources["spend"] == {"g_cloud_sales", "local_authority_register", "reference"}
    assert sources["published_figure"] == {"published_figures"}
    assert sources["lot"] == {"reference"}


def test_the_data_package_is_valid_and_describes_the_files(built: Path) -> None:
    (snapshot,) = published(built)
    descriptor = json.loads((snapshot / "datapackage.json").read_text(encoding="utf-8"))
    assert list(Package.metadata_validate(descriptor)) == []
    assert descriptor["created"] == NOW.isoformat()
    assert all(licence["path"].startswith("https://") for licence in descriptor["licenses"])
    feeds = [f"{name}.atom" for name in FEEDS]
    assert [resource["name"] for resource in descriptor["resources"]] == [*sorted(TABLES), *feeds]
    for resource in descriptor["resources"]:
        path = snapshot / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        if resource["format"] == "atom":
            continue
        assert resource["rows"] == pq.read_metadata(path).num_rows
        for field in resource["schema"]["fields"]:
            known = FIELDS[field["name"]]
            assert (field["title"], field["description"], field.get("unit", "")) == (
                known.title, known.description, known.unit
            )  # fmt: skip


def test_rows_that_cannot_be_used_are_counted_and_the_rest_is_used(tmp_path: Path) -> None:
    sales = [{}, {"EvidencedSpend": "five pounds"}, {}, {"ReturnMonth": "Spring"}, {"EvidencedSpend": "-0.5"}]
    tables = tables_of(build(tiny_data(tmp_path, sales), NOW))
    assert tables.execute("SELECT line, reason FROM rejected_row ORDER BY line").fetchall() == [
        (2, "The spend is not an amount in pounds with up to four decimals"),
        (4, "The month is not a date in a known form"),
    ]
    assert tables.execute("SELECT sum(spend_gbp), sum(invoice_count) FROM spend").fetchone() == (Decimal("200.5"), 3)
    assert tables.execute(
        "SELECT row_count, used_count, rejected_count FROM release WHERE source = 'g_cloud_sales'"
    ).fetchone() == (5, 3, 2)


def test_a_name_is_a_body_or_only_a_kind_or_undecided(tmp_path: Path) -> None:
    sales = [{"CustomerName": name} for name in ("Ayton Council", "A school", "Nobody knows", "Ayton Council ")]
    data = tiny_data(tmp_path, sales)
    rows = [
        "g_cloud_sales,Ayton Council,AYT,,exact,,the register",
        "g_cloud_sales,A school,,education,reviewed,,the name",
        "g_cloud_sales,A name of a later file,,,,,",
    ]
    reference_csv(data, "buyer_names", rows)
    tables = tables_of(build(data, NOW))
    assert tables.execute("SELECT buyer_name_published, buyer_id, buyer_type FROM spend ORDER BY 1").fetchall() == [
        ("A school", None, "education"),
        ("Ayton Council", "AYT", "local_authority"),
        # Another spelling, be it by a space, is another decision: here a rule's.
        ("Ayton Council ", "AYT", "local_authority"),
        ("Nobody knows", None, None),
    ]


def test_a_financial_year_runs_from_april_to_march(tmp_path: Path) -> None:
    years = {"2013-03-01": "2012-13", "2013-04-01": "2013-14", "2013-12-01": "2013-14", "2014-01-01": "2013-14"}
    tables = tables_of(build(tiny_data(tmp_path, [{"ReturnMonth": month} for month in years]), NOW))
    found = tables.execute("SELECT month::VARCHAR, financial_year FROM spend ORDER BY month").fetchall()
    assert found == list(years.items())


def test_spend_is_of_the_newest_publication_and_vintages_of_all(tmp_path: Path) -> None:
    data = tiny_data(tmp_path, [{"EvidencedSpend": "10"}])
    row = ["Software as a Service (SaaS)", "01/05/2013", "7", "Health", "Large", "", "Acme Ltd", "Ayton Council"]
    raw.add(DATASETS["g_cloud_sales"], april_csv(tmp_path / "april.csv", [row]), APRIL, TODAY, data)
    tables = tables_of(build(data, NOW))
    assert tables.execute("SELECT spend_gbp, lot_id FROM spend").fetchall() == [
        (Decimal("10.0000"), "specialist-cloud-services")
    ]
    assert tables.execute("SELECT published_date, lot_id, supplier_size, spend_gbp FROM spend_vintage").fetchall() == [
        (APRIL, "software-as-a-service", "Large", Decimal("7.0000")),
        (JULY, "specialist-cloud-services", "SME", Decimal("10.0000")),
    ]


def test_the_same_files_make_the_same_tables(tmp_path: Path) -> None:
    sales = [{"SupplierName": f"Supplier {number % 7}", "EvidencedSpend": str(number % 5)} for number in range(200)]
    data = tiny_data(tmp_path, sales)
    first, second = build(data, NOW), build(data, NOW + timedelta(minutes=1))
    for name in set(TABLES) - {"snapshot"}:  # the record of the snapshots before it
        assert pq.read_table(first / f"{name}.parquet").equals(pq.read_table(second / f"{name}.parquet")), name


def test_a_minute_that_is_taken_is_refused_and_what_was_published_stays(built: Path) -> None:
    before = contents(published(built)[0])
    with pytest.raises(ProblemError, match="There is a snapshot 2026-01-02T0304Z already"):
        build(built, NOW)
    assert contents(built / "snapshots" / "2026-01-02T0304Z") == before


def test_without_the_publishers_files_the_build_says_what_to_add(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    for path in (data / "raw" / "g_cloud_sales").iterdir():
        path.unlink()
    with pytest.raises(ProblemError, match="python -m pipelines add g_cloud_sales FILE"):
        build(data, NOW)
    assert published(data) == []


def test_a_damaged_raw_file_is_named(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    (path,) = (data / "raw" / "g_cloud_sales").iterdir()
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ProblemError, match=r"g_cloud_sales-2014-07-14\.parquet is missing or is not a readable"):
        build(data, NOW)


def test_tables_that_contradict_each_other_are_not_published(built: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(built, tmp_path / "data"))
    before = contents(published(data)[0])
    reference_csv(data, "lots", ["infrastructure-as-a-service,Infrastructure as a Service,1,G-Cloud,a file"])
    with pytest.raises(
        ProblemError,
        match=r"Table spend: lot_id “specialist-cloud-services” is not in table lot\. .*reference/lots\.csv",
    ):
        build(data, NOW + timedelta(minutes=1))
    assert [path.name for path in (data / "snapshots").glob("[!.]*")] == ["2026-01-02T0304Z"]
    assert list((data / "snapshots").glob(".building-*")) == []
    assert contents(data / "snapshots" / "2026-01-02T0304Z") == before


def test_a_row_that_was_lost_on_the_way_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tiny_data(tmp_path, [{}, {}])
    write = build_module.parquet.write

    def lossy(rows: pa.RecordBatchReader, path: Path, metadata: dict[str, str]) -> None:
        write(rows.read_all()[1:] if path.name == "spend_line.parquet" else rows, path, metadata)

    monkeypatch.setattr(build_module.parquet, "write", lossy)
    with pytest.raises(
        ProblemError, match=r"Table spend_line has 1 lines and £100\.5000, but g_cloud_sales-2014-07-14 has 2"
    ):
        build(data, NOW)
    assert published(data) == []


def test_two_builds_at_once_are_refused_and_a_stale_folder_is_cleared(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    snapshots = data / "snapshots"
    (snapshots / ".building-2026-01-01T0000Z").mkdir(parents=True)
    (snapshots / ".building-2026-01-01T0000Z" / "spend.parquet").write_bytes(b"half")
    with FileLock(snapshots / ".lock"), pytest.raises(ProblemError, match="Another process is writing in"):
        build(data, NOW)
    assert published(data) == []
    build(data, NOW)
    assert list(snapshots.glob(".building-*")) == []


def start_build(data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines", "--data", str(data), "build"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


# Two moments that can be met for certain; the soak `kills` meets a hundred at random.
@pytest.mark.parametrize("moment", ["Making", "first file"])
def test_a_build_that_is_killed_leaves_what_was_published(built: Path, tmp_path: Path, moment: str) -> None:
    data = Path(shutil.copytree(built, tmp_path / "data"))
    published_before = contents(published(data)[0])
    process = start_build(data)
    assert process.stderr
    for line in process.stderr:
        if ("Making" if moment == "Making" else "Writing") in line:
            break
    if moment == "first file":
        deadline = time.monotonic() + 20
        while not list((data / "snapshots").glob(".building-*/*.parquet")):
            if process.poll() is not None or time.monotonic() > deadline:
                break
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert published(data) == [data / "snapshots" / "2026-01-02T0304Z"]
    assert contents(published(data)[0]) == published_before
    again = build(data, NOW + timedelta(minutes=1))
    assert check.problems(again) == []
    assert list((data / "snapshots").glob(".building-*")) == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    before = contents(data)
    sales = data / "more.csv"
    july_csv(sales, [{"CustomerName": f"Buyer {number * 7919 % 3001}"} for number in range(3000)])
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from pipelines.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            limited,
            "--data",
            str(data),
            "add",
            "g_cloud_sales",
            str(sales),
            "--published",
            "2014-08-01",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    sales.unlink()
    assert contents(data) == before


def test_without_git_the_version_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError("git")

    monkeypatch.setattr(build_module.subprocess, "run", missing)
    assert build_module._code_version() == "unknown"
