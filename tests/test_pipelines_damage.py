"""A publisher's file that the disk has damaged is named, never read as if it were whole."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipelines import transform
from pipelines.problem import ProblemError
from tests.pipeline_files import TODAY, tiny_data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sales = [{"CustomerName": f"Buyer {number}", "EvidencedSpend": str(number)} for number in range(50)]
    return tiny_data(tmp_path_factory.mktemp("damage") / "data", sales)


def staged(data: Path) -> list[tuple[object, ...]]:
    connection = transform.stage(data, TODAY).connection
    return connection.table("sales").sort("line").fetchall()


@pytest.fixture(scope="module")
def rows(data: Path) -> list[tuple[object, ...]]:
    return staged(data)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(0, 255))
@example(place=0.2, flip=1)
@example(place=0.75, flip=128)  # in the text that says which release it is
@example(place=0.99, flip=0)
def test_one_byte_makes_no_other_rows(data: Path, rows: list[tuple[object, ...]], place: float, flip: int) -> None:
    """A byte is another, or, where it would stay the same, the file ends there."""
    (path,) = (data / "raw" / "g_cloud_sales").glob("*.parquet")
    whole = path.read_bytes()
    at = int(place * len(whole))
    path.chmod(0o644)
    path.write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :] if flip else whole[:at])
    try:
        # What no checksum covers is in no row: statistics, padding, the name of the program that wrote it.
        assert staged(data) == rows
    except ProblemError as error:
        assert path.stem in str(error) or "g_cloud_sales" in str(error)
    finally:
        path.write_bytes(whole)


def test_a_damaged_page_is_found_by_its_checksum(data: Path) -> None:
    (path,) = (data / "raw" / "g_cloud_sales").glob("*.parquet")
    whole = path.read_bytes()
    path.chmod(0o644)
    column = pq.read_metadata(path).row_group(0).column(1)
    # The last byte of the column's last page.
    at = column.dictionary_page_offset + column.total_compressed_size - 1
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    try:
        with pytest.raises(ProblemError, match=r"is damaged .*Move the file away and add the publisher's file again"):
            staged(data)
    finally:
        path.write_bytes(whole)
