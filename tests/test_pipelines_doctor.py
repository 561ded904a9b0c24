"""The doctor says of everything whether it is in order, and of what is not, how to mend it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from pipelines import datapackage
from pipelines.__main__ import main
from pipelines.build import build
from pipelines.doctor import data_folder, installation
from tests.pipeline_files import ROOT, TODAY, reference_csv, tiny_data

NOW = datetime(2026, 1, 1, tzinfo=UTC)
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tiny_data(tmp_path_factory.mktemp("healthy") / "data")
    for path in data.glob("*.csv"):
        path.unlink()
    build(data, NOW)
    return data


@pytest.fixture
def data(healthy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(healthy, tmp_path / "data"))


def problems(data: Path) -> list[str]:
    return [finding.text for finding in data_folder.findings(data, TODAY) if not finding.is_ok]


def test_of_a_healthy_folder_every_line_is_ok(data: Path, capsys: Capture) -> None:
    assert main(["--data", str(data), "doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok       ") for line in lines)
    told = "\n".join(lines)
    for looked_at in ("Python 3.", "packages", "Data folder", "lookups", "Publications of g_cloud_sales: 1",
                      "Nobody is at work", "Snapshot 2026-01-01T0000Z", "MB are free"):  # fmt: skip
        assert looked_at in told


def newest(data: Path) -> Path:
    return data / "snapshots" / "2026-01-01T0000Z"


def writable(data: Path) -> None:
    (newest(data) / "lot.parquet").chmod(0o644)


def dangling(data: Path) -> None:
    (newest(data) / "lot.parquet").unlink()
    (newest(data) / "lot.parquet").symlink_to("nowhere")


def newer(data: Path) -> None:
    package = datapackage.read(newest(data))
    name = package["resources"][0]["name"]
    path = newest(data) / f"{name}.parquet"
    path.rename(path.with_name("table_to_come.parquet"))
    package["resources"][0]["name"] = "table_to_come"
    package |= {"hash": datapackage._seal(package)}
    (newest(data) / "datapackage.json").unlink()
    (newest(data) / "datapackage.json").write_bytes(datapackage._as_bytes(package))
    (newest(data) / "datapackage.json").chmod(0o444)


def half_built(data: Path) -> None:
    (data / "snapshots" / ".building-2026-01-01T0001Z").mkdir()


ILL: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no lookups": (lambda data: shutil.rmtree(data / "reference"), "There are no lookups", "Copy the project's"),
    "a lookup is gone": (lambda data: (data / "reference" / "lots.csv").unlink(), "lots.csv could not be read", ""),
    "a lookup that contradicts": (
        lambda data: reference_csv(data, "buyer_names", ["g_cloud_sales,Ayton Council,AYX,local_authority,exact,,x"]),
        "buyer_names.csv, line 2: there is no body “AYX”",
        "Correct buyer_id, or add the body",
    ),
    "a foreign lookup": (lambda data: (data / "reference" / "lot.csv").touch(), "lot.csv is nothing", "Move it"),
    "a foreign file": (lambda data: (data / "sales.csv").touch(), "sales.csv is nothing that this code", "Move it"),
    "a foreign source": (lambda data: (data / "raw" / "sales").mkdir(), "raw/sales is nothing", "Move it elsewhere"),
    "a publisher's file in raw": (
        lambda data: (data / "raw" / "g_cloud_sales" / "sales.csv").touch(), "sales.csv is nothing", "Move it elsewhere"
    ),
    "a foreign snapshot": (lambda data: (data / "snapshots" / "old").mkdir(), "snapshots/old is nothing", "Move it"),
    "a raw file without its release": (
        lambda data: shutil.copy(newest(data) / "lot.parquet", data / "raw/g_cloud_sales/g_cloud_sales-x.parquet"),
        "g_cloud_sales-x.parquet does not say which release it is", "add the publisher's file again",
    ),
    "no snapshot": (lambda data: shutil.rmtree(data / "snapshots"), "There is no snapshot", "-m pipelines build"),
    "a snapshot that cannot be read": (dangling, "lot.parquet is missing or cannot be read", "build a new one"),
    "a snapshot that can be written": (writable, "lot.parquet can be written", "chmod -R a-w"),
    "a snapshot by newer code": (newer, "table_to_come, which this code does not know", "Get the newest code"),
    "a build was killed": (half_built, ".building-2026-01-01T0001Z was left", "python -m pipelines build"),
    "an add was killed": (
        lambda data: (data / "raw" / "g_cloud_sales" / ".g_cloud_sales-2014-08-01.parquet.part").touch(),
        ".parquet.part was left by a command that was killed", "python -m pipelines build",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("harm", "problem", "mend"), ILL.values(), ids=ILL)
def test_what_is_wrong_is_said_with_its_mend(
    data: Path, capsys: Capture, harm: Callable[[Path], object], problem: str, mend: str
) -> None:
    harm(data)
    assert main(["--data", str(data), "doctor"]) == 1
    told = capsys.readouterr().out
    assert re.search(f"^problem  .*{re.escape(problem)}.*{re.escape(mend)}", told, re.MULTILINE), told


def test_what_a_killed_command_left_is_gone_after_the_next_build(data: Path) -> None:
    ILL["a build was killed"][0](data)
    ILL["an add was killed"][0](data)
    assert len(problems(data)) == 2
    build(data, NOW + timedelta(minutes=1))
    assert problems(data) == []


def test_a_folder_that_is_not_there_is_named_with_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nowhere"))
    assert main(["doctor"]) == 1
    assert f"DATA_DIR names {tmp_path / 'nowhere'}, which is not a folder. Correct DATA_DIR" in capsys.readouterr().out


def test_a_lock_that_nobody_holds_is_no_problem_and_one_that_is_held_is_told(data: Path) -> None:
    lock = data / "snapshots" / ".lock"
    assert lock.exists() and problems(data) == []
    half_built(data)
    with FileLock(lock):
        (told,) = problems(data)
    assert told.startswith(f"A command is at work in {data / 'snapshots'}. Wait until it has ended")


def test_an_older_snapshot_needs_only_be_as_it_was_published(data: Path) -> None:
    newer(data)
    build(data, NOW + timedelta(minutes=1))
    assert problems(data) == []
    writable(data)
    (newest(data) / "lot.parquet").write_bytes(b"PAR1")
    assert any("lot.parquet has 4 bytes" in text for text in problems(data))


def test_a_snapshot_in_a_checkout_may_be_writable_because_git_watches_it(data: Path) -> None:
    writable(data)
    subprocess.run(["git", "init", "--quiet"], cwd=data, check=True)
    assert len(problems(data)) == 1
    subprocess.run(["git", "add", "snapshots"], cwd=data, check=True)
    assert problems(data) == []


def test_too_little_room_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_folder.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 10**6))
    (told,) = problems(data)
    assert told.startswith("1 MB are free") and "may need 200 MB" in told and "DATA_DIR" in told


def project(folder: Path, python: str, requirements: str | None) -> Path:
    (folder / "pyproject.toml").write_text(f'requires-python = "{python}"\n', encoding="utf-8")
    if requirements is not None:
        (folder / "requirements.txt").write_text(requirements, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("python", "requirements", "told"),
    [
        (">=3.8,<3.10", "", "does not fit: install one from 3.8 to 3.9"),
        (">=4", "", "names no versions of Python"),
        (">=3.11,<3.14", None, "requirements.txt is missing"),
        (">=3.11,<3.14", "# pins\nfilelock==0.1\n", "filelock is "),
        (">=3.11,<3.14", "no-such-package==1.0\n", "no-such-package is not installed. Install what is pinned: "),
    ],
)
def test_an_installation_that_does_not_fit_is_told(tmp_path: Path, python: str, requirements: str, told: str) -> None:
    (finding,) = [f for f in installation.findings(project(tmp_path, python, requirements)) if not f.is_ok]
    assert told in finding.text


def test_a_package_for_another_system_need_not_be_there(tmp_path: Path) -> None:
    folder = project(tmp_path, ">=3.11,<3.14", "no-such-package==1.0 ; sys_platform == 'plan9'\n")
    assert all(finding.is_ok for finding in installation.findings(folder))


@pytest.mark.parametrize("command", ["doctor", "build"])
def test_without_the_packages_every_command_says_what_to_install(command: str) -> None:
    done = subprocess.run(
        # -S leaves out the installed packages, as in a Python that has none.
        [sys.executable, "-S", "-m", "pipelines", command],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert re.search(r"^problem  .*duckdb is not installed.*pip install --requirement", done.stdout, re.MULTILINE)
    assert "Traceback" not in done.stderr
