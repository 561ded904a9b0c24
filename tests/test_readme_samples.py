"""The samples of the README that read a figure's data, run against a dashboard that is served."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from office import converted

from pages.shared.store import newest_snapshot
from tests.served import ROOT, dashboard

README = (ROOT / "README.md").read_text(encoding="utf-8")
SERVED = "http://localhost:8501"
SAMPLES = {
    kind: re.search(rf"^{start}.*?```\w+\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    for kind, start in {"Python": "Python, with pandas:", "R": "R:", "Excel": "Excel "}.items()
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with dashboard() as address:
        yield address


def lines(text: str) -> list[str]:
    """The lines that are not empty: ruff sets one below imports."""
    return [line for line in text.splitlines() if line]


def sample(kind: str, address: str) -> str:
    found = SAMPLES[kind]
    assert found, f"the README has no sample for {kind}"
    assert len(lines(found[1])) == 2
    assert SERVED in found[1]
    return found[1].replace(SERVED, address)


def asked(text: str) -> list[dict[str, str]]:
    """The rows at the address that a sample reads."""
    with urllib.request.urlopen(re.findall(r'"(http[^"]+)"', text)[0]) as answer:
        return list(csv.DictReader(io.StringIO(answer.read().decode())))


def test_python(address: str) -> None:
    text = sample("Python", address)
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    rows = asked(text)
    assert rows and f"[{len(rows)} rows x {len(rows[0])} columns]" in done.stdout


def test_r(address: str) -> None:
    text = sample("R", address)
    if not (rscript := shutil.which("Rscript")):
        assert asked(text)
        pytest.skip("no Rscript found, so R did not run (its address was read): on Debian, apt-get install r-base-core")
    done = subprocess.run([rscript, "-e", text], capture_output=True, text=True, check=True)
    assert asked(text)[0]["buyer_name"] in done.stdout


def test_excel(address: str, tmp_path: Path) -> None:
    """Power Query runs in Excel alone: its address is read here, and LibreOffice opens what Excel would."""
    text = sample("Excel", address)
    rows = asked(text)
    assert "65001" in text and rows[0]["region"] == "London"
    urllib.request.urlretrieve(re.findall(r'"(http[^"]+)"', text)[0], tmp_path / "councils.csv")
    (made,) = converted([tmp_path / "councils.csv"], "xlsx", tmp_path / "opened")
    sheet = openpyxl.load_workbook(made).worksheets[0]
    names = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert names == [row["buyer_name"] for row in rows]


@pytest.mark.parametrize("kind", ["DuckDB", "pandas"])
def test_a_snapshot_opens_in_two_lines(kind: str) -> None:
    found = re.search(rf"^With {kind}:.*?```python\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    assert found and len(lines(found[1])) == 2
    snapshot = newest_snapshot(ROOT / "data")
    text = found[1].replace("SNAPSHOT", snapshot.name)
    done = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "spend_gbp" in done.stdout and "invoice_count" in done.stdout
    rows = pq.read_metadata(snapshot / "spend.parquet").num_rows
    assert kind == "DuckDB" or f"[{rows} rows x" in done.stdout
