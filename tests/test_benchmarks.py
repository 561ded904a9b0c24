"""The benchmarks run, and both sides of each count the same; how long they take is nobody's test."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pages.shared import queries
from tests.benchmarks import counterparts, figures, ingest
from tests.benchmarks.counterparts import FIGURES
from tests.benchmarks.process import Measured, measured, spread
from tests.benchmarks.run import main

ROWS = 300


def here(function: Callable[..., Any], *arguments: object) -> Measured[Any]:
    """In this process, which is quicker than one for each; the memory is then nobody's."""
    return Measured(function(*arguments), 1.0, 1.0, 0.0)


def test_the_benchmarks_run_and_both_sides_answer_the_same(tmp_path: Path) -> None:
    out = tmp_path / "results.md"
    sizes = [
        "--rows",
        str(ROWS),
        "--notices",
        "100",
        "--warm",
        "2",
        "--cold",
        "1",
        "--times",
        "1",
        "--page",
        "Overview",
        "--figures",
        "2",
        "--no-pictures",
        "--file",
        "/figures/councils_bought.xlsx",
    ]
    main([*sizes, "--out", str(out)], here)  # stops where the sides differ
    written = out.read_text(encoding="utf-8")
    for part in (
        "commit",
        "duckdb",
        "cores",
        "| Overview |",
        "2 charts of the embedded snapshot",
        "| /figures/councils_bought.xlsx |",
        f"{ROWS} made-up sales",
        "180 made-up OCDS releases become 100 notices with 70 awards to 100 suppliers",
    ):
        assert part in written, part
    assert len(FIGURES) >= 5
    for name in queries.names():
        row = re.search(rf"^\| {name} \| [\d.]+ \| [\d.]+ \|(.*)\|$", written, re.MULTILINE)
        assert row, name
        assert bool(row.group(1).strip()) == (name in FIGURES), name


def test_a_file_of_made_up_sales_is_used_whole(tmp_path: Path) -> None:
    ingest.make_up(tmp_path, ROWS)
    total = counterparts.read_and_type(tmp_path / ingest.FILE_NAME)
    assert total.rows == ROWS
    assert 0 < total.grouped_rows <= ROWS
    with (tmp_path / ingest.FILE_NAME).open(encoding="mac_roman", newline="") as file:
        assert all("Made-up" in row["SupplierName"] for row in csv.DictReader(file))


def test_a_process_of_its_own_says_its_time_and_memory() -> None:
    found = measured(sum, [1, 2])
    assert found.result == 3
    assert 0 < found.seconds < 5
    assert 0 <= found.processor_seconds < 5
    assert found.megabytes > 5


@pytest.mark.parametrize(
    "other",
    [[{"a": 1}], [{"a": 1}, {"a": 3}], [{"a": 1}, {"a": None}], [{"a": 1}, {"a": "2"}]],
)
def test_a_difference_is_found(other: list[dict[str, object]]) -> None:
    assert figures.differences([{"a": 2}, {"a": 1}], other) != []


def test_differences_beyond_the_sixth_digit_and_in_order_are_none() -> None:
    assert figures.differences([{"a": 2.0}, {"a": 1.0, "b": 4}], [{"a": 1.0}, {"a": 2.0 + 1e-9}]) == []


def test_the_spread_is_median_and_95th_percentile() -> None:
    assert spread([float(value) for value in range(101)]) == (50.0, 95.0)
    assert spread([7.0]) == (7.0, 7.0)
