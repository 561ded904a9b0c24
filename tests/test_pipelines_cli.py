"""python -m pipelines, as a person meets it: what it prints, and its exit status."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pages.shared import queries
from pages.shared.store import Rows, Store
from pipelines import query, raw
from pipelines.__main__ import main
from pipelines.build import build
from pipelines.query import as_bytes
from pipelines.snapshots import published
from tests.pipeline_files import july_csv, reference_csv, register_csv, tiny_data

Capture = pytest.CaptureFixture[str]


def run(data: Path, *arguments: str) -> int:
    try:
        return main(["--data", str(data), *arguments])
    except SystemExit as stop:  # argparse's way of saying 0 for help and 2 for wrong usage
        return int(stop.code or 0)


def test_from_files_to_a_snapshot(tmp_path: Path, capsys: Capture) -> None:
    data = tiny_data(tmp_path)
    for path in data.glob("raw/*/*"):
        path.unlink()
    assert run(data, "add", "g_cloud_sales", str(data / "sales.csv"), "--published", "2014-07-14") == 0
    printed = capsys.readouterr().out
    assert "Read as UTF-8, comma between cells, layout “July 2014”." in printed
    assert "Added g_cloud_sales-2014-07-14: 1 rows" in printed
    assert run(data, "add", "g_cloud_sales", str(data / "sales.csv"), "--published", "2014-07-14") == 0
    assert "is there already" in capsys.readouterr().out
    register = ("add", "local_authority_register", str(data / "register.csv"), "--published", "unknown")
    assert run(data, *register, "--retrieved", "2026-01-02") == 0
    assert run(data, "list") == 0
    listed = capsys.readouterr().out
    assert "published 2014-07-14" in listed
    assert "date of publication not stated, retrieved 2026-01-02, 1 rows" in listed
    assert "Snapshots" in listed
    assert run(data, "build") == 0
    assert f"Published {published(data)[0]}" in capsys.readouterr().out
    assert run(data, "check") == 0
    assert "are in order" in capsys.readouterr().out


def test_the_data_folder_can_be_given_after_the_command_and_by_the_environment(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tiny_data(tmp_path / "here")
    assert main(["list", "--data", str(data)]) == 0
    assert "1 rows" in capsys.readouterr().out
    monkeypatch.setenv("DATA_DIR", str(data))
    assert main(["list"]) == 0
    assert "1 rows" in capsys.readouterr().out


def test_check_of_a_fresh_checkout_needs_no_publishers_files(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    build(data, datetime(2026, 1, 1, tzinfo=UTC))
    for path in data.glob("raw/*/*"):
        path.unlink()
    assert run(data, "check") == 0
    reference_csv(data, "lots", ["a,A,x,G-Cloud,a file"])
    assert run(data, "check") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([], 2, "COMMAND"),
        (["polish"], 2, "invalid choice"),
        (["build", "--fast"], 2, "unrecognised: --fast"),
        (["add", "no_such_source", "x.csv", "--published", "2014-07-14"], 2, "g_cloud_sales"),
        (["add", "g_cloud_sales", "x.csv"], 2, "--published"),
        (
            ["add", "g_cloud_sales", "x.csv", "--published", "14/07/2014"],
            2,
            "not a date such as 2014-07-14, nor unknown",
        ),
        (["add", "g_cloud_sales", "x.csv", "--published", "2999-01-01"], 1, "in the future"),
        (["add", "g_cloud_sales", "no-such-file.csv", "--published", "2014-07-14"], 1, "could not be read"),
        (["build"], 1, "There are no lookups"),
        (["check"], 1, "There are no lookups"),
        (["query", "headline"], 1, "There is no snapshot"),
    ],
)
def test_what_goes_wrong_is_said_plainly(
    tmp_path: Path, capsys: Capture, arguments: list[str], status: int, message: str
) -> None:
    assert run(tmp_path, *arguments) == status
    told = capsys.readouterr().err
    assert message in told
    assert "Traceback" not in told


def test_rows_that_cannot_be_used_are_told_and_may_be_accepted(
    tmp_path: Path, capsys: Capture, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(july_csv(tmp_path / "sales.csv", [{}, {"LotDescription": "9"}]))
    add = ("add", "g_cloud_sales", file, "--published", "2014-07-14")
    assert run(tmp_path, *add) == 1
    assert "1 row: The lot is not known (“9”), first in row 2" in capsys.readouterr().err
    monkeypatch.setattr(raw.log, "disabled", False)  # a server that another test started may have silenced it
    caplog.set_level("INFO", logger=raw.log.name)
    assert run(tmp_path, *add, "--accept-rejected") == 0
    assert "1 row cannot be used:" in caplog.text
    assert "2 rows" in capsys.readouterr().out


def test_help_has_examples(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "--help") == 0
    assert "python -m pipelines add g_cloud_sales" in capsys.readouterr().out


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tiny_data(tmp_path, [{"ReturnMonth": f"2014-0{month}-01"} for month in range(1, 7)])
    build(folder, datetime(2026, 1, 1, tzinfo=UTC))
    return folder


def test_every_figure_can_be_had_on_the_command_line(
    data: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query, "Store", cache(Store))  # which takes longer to open than to ask
    for name in queries.names():
        assert run(data, "query", name) == 0, name
        header = next(csv.reader(io.StringIO(capfdbinary.readouterr().out.decode())))
        assert header, name


def test_unknown_queries_and_parameters_are_wrong_usage_and_the_known_are_listed(data: Path, capsys: Capture) -> None:
    assert run(data, "query", "no_such_figure") == 2
    told = capsys.readouterr().err
    assert all(name in told for name in queries.names())
    name = next(name for name in queries.names() if queries.load(name).parameters)
    assert run(data, "query", name, "--colour", "red") == 2
    told = capsys.readouterr().err
    assert "colour" in told
    assert all(f"--{parameter}" in told for parameter in queries.load(name).parameters)
    assert run(data, "query", name, "red") == 2
    assert run(data, "query", name, f"--{min(queries.load(name).parameters)}") == 2


ROWS = Rows(
    ("name", "spend_gbp", "month", "share"),
    (("=1+1", Decimal("1234567890.1200"), date(2014, 4, 1), 0.5), ("plain", Decimal("-0.0001"), None, None)),
)


def test_csv_is_exact_and_runs_no_formula() -> None:
    assert as_bytes(ROWS, "csv").decode() == (
        "name,spend_gbp,month,share\r\n'=1+1,1234567890.1200,2014-04-01,0.5\r\nplain,-0.0001,,\r\n"
    )
    for start in "=+-@\t\r":
        text = as_bytes(Rows(("a",), ((f"{start}x",),)), "csv").decode()
        assert list(csv.reader(io.StringIO(text, newline=""))) == [["a"], [f"'{start}x"]]


def test_json_and_parquet_are_exact() -> None:
    assert json.loads(as_bytes(ROWS, "json"))[0] == {
        "name": "=1+1", "spend_gbp": "1234567890.1200", "month": "2014-04-01", "share": 0.5
    }  # fmt: skip
    table = pq.read_table(io.BytesIO(as_bytes(ROWS, "parquet")))
    assert table.to_pylist() == ROWS.records()


def test_a_file_of_another_source_is_refused(tmp_path: Path, capsys: Capture) -> None:
    register = register_csv(tmp_path / "register.csv")
    assert run(tmp_path, "add", "g_cloud_sales", str(register), "--published", "2014-07-14") == 1
    assert "the header is not one that g_cloud_sales is known to have" in capsys.readouterr().err
    sales = july_csv(tmp_path / "sales.csv")
    assert run(tmp_path, "add", "local_authority_register", str(sales), "--published", "unknown") == 1
