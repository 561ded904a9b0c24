"""A publisher's file is kept whole, or refused with nothing changed."""

from __future__ import annotations

import gzip
import hashlib
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import raw
from pipelines.dataset import Dataset
from pipelines.problem import ProblemError
from pipelines.provenance import RELEASE_KEY, Release
from pipelines.reading.delimited import LONGEST_LINE
from pipelines.sources import DATASETS
from tests.pipeline_files import (
    APOSTROPHE,
    APRIL,
    APRIL_FILE,
    JULY,
    JULY_FILE,
    TODAY,
    april_csv,
    july_csv,
    need_shared,
    register_csv,
)

SALES = DATASETS["g_cloud_sales"]


def add(file: Path, data: Path, published: date | None = JULY) -> tuple[Release, bool]:
    return raw.add(SALES, file, published, TODAY, data)


def rows(release: Release, data: Path) -> list[dict[str, str]]:
    return pq.read_table(raw.raw_path(data, release)).to_pylist()


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_every_column_of_a_layout_is_kept_or_dropped_with_a_reason(dataset: Dataset) -> None:
    for layout in dataset.layouts:
        kept = [name for _, name in layout.columns if name]
        assert set(kept) <= set(dataset.columns)
        assert len(kept) == len(set(kept))
        assert {heading for heading, name in layout.columns if name is None} == set(layout.dropped)
        assert all(layout.dropped.values())


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
def test_a_file_becomes_text_with_its_release_whatever_its_line_ends(tmp_path: Path, line_end: str) -> None:
    sales = [
        {"SupplierName": "Acme, Sons & Co", "EvidencedSpend": "-1.50 "},
        {"CustomerName": f"Ayton{APOSTROPHE}s Council "},
    ]
    file = july_csv(tmp_path / "sales.csv", sales, line_end)
    release, is_new = add(file, tmp_path)
    assert is_new
    assert (release.rows, release.file_name, release.release_id) == (2, "sales.csv", "g_cloud_sales-2014-07-14")
    assert release.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    path = raw.raw_path(tmp_path, release)
    assert path == tmp_path / "raw" / "g_cloud_sales" / "g_cloud_sales-2014-07-14.parquet"
    assert Release.from_json(pq.read_metadata(path).metadata[RELEASE_KEY.encode()]) == release
    first, second = rows(release, tmp_path)
    assert (first["line"], first["supplier"], first["spend"]) == (1, "Acme, Sons & Co", "-1.50 ")
    assert (second["line"], second["buyer"], second["framework"]) == (2, f"Ayton{APOSTROPHE}s Council ", "G-Cloud")


def test_free_text_and_row_numbers_are_never_written(tmp_path: Path) -> None:
    file = july_csv(tmp_path / "sales.csv", [{"ID": "ID-7", "ProjectNameAndDescription": f"Ann{APOSTROPHE}s laptop"}])
    release, _ = add(file, tmp_path)
    kept = rows(release, tmp_path)[0]
    assert set(kept) == {"release_id", "line", *SALES.columns, "defect", "row_sha256"}
    assert not [cell for cell in kept.values() if "laptop" in str(cell) or "ID-7" in str(cell)]


def test_the_row_checksum_finds_the_row_in_the_publishers_file(tmp_path: Path) -> None:
    file = july_csv(tmp_path / "sales.csv", [{}, {"CustomerName": f"Ayton{APOSTROPHE}s, Council"}])
    release, _ = add(file, tmp_path)
    row = file.read_bytes().split(b"\r")[2]
    assert rows(release, tmp_path)[1]["row_sha256"] == hashlib.sha256(row).hexdigest()


def test_a_row_that_does_not_fit_the_header_keeps_its_place_but_none_of_its_text(tmp_path: Path) -> None:
    row = ["4", "01/05/2013", "1", "Health", "SME", "", "Acme Ltd", "Ayton Council", "one cell too many"]
    file = april_csv(tmp_path / "sales.csv", [row, row[:8]])
    release, _ = raw.add(SALES, file, APRIL, TODAY, tmp_path, accept_rejected=True)
    first, second = rows(release, tmp_path)
    assert first["defect"] == "9 cells where the header has 8"
    assert {first[column] for column in SALES.columns} == {None}
    assert (second["line"], second["defect"], second["buyer"]) == (2, None, "Ayton Council")


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    file = july_csv(tmp_path / "sales.csv")
    first, _ = add(file, tmp_path)
    held, is_new = raw.add(SALES, file, date(2015, 1, 1), date(2030, 1, 1), tmp_path)
    assert (held, is_new) == (first, False)


def test_another_file_of_the_same_date_is_refused(tmp_path: Path) -> None:
    release, _ = add(july_csv(tmp_path / "one.csv"), tmp_path)
    before = raw.raw_path(tmp_path, release).read_bytes()
    with pytest.raises(ProblemError, match=r"g_cloud_sales-2014-07-14 is held already, from another file"):
        add(july_csv(tmp_path / "two.csv", [{"EvidencedSpend": "2"}]), tmp_path)
    assert raw.raw_path(tmp_path, release).read_bytes() == before


def test_a_register_without_a_date_of_publication_is_ordered_by_when_it_was_got(tmp_path: Path) -> None:
    register = DATASETS["local_authority_register"]
    newer, _ = raw.add(register, register_csv(tmp_path / "b.csv", [{}, {}]), None, date(2026, 2, 1), tmp_path)
    older, _ = raw.add(register, register_csv(tmp_path / "a.csv"), None, date(2026, 1, 1), tmp_path)
    assert raw.releases(register, tmp_path) == [older, newer]


JULY_HEADER = ",".join(SALES.layouts[1].header).encode()
UNUSABLE = {
    "missing": (None, "could not be read"),
    "empty": (b"", "is empty"),
    "a million empty lines": (b"\n" * 1_000_000, "is empty"),
    "header only": (JULY_HEADER + b"\r", "no rows below"),
    "a header and empty lines": (JULY_HEADER + b"\n" * 1_000_000, "no rows below"),
    "another header": (
        b"Buyer,Amount\r1,2\r",
        r"(?s)line 1: the header .*Found: Buyer, Amount.*Known, April 2014: LotD",
    ),
    "a part of the header": (b"Framework,ID\r1,2\r", r"Nearest, July 2014. Missing: LotDescription"),
    "half an archive": (b"PK\x03\x04" + bytes(range(256)), "is damaged and cannot be unpacked"),
    "half a gzip": (gzip.compress(JULY_HEADER)[:-9], "is damaged and cannot be unpacked"),
    "zero bytes": (b"Framework,ID" + bytes(1) + b"x" * 9, "is not text"),
    "a web page": (b"\n <!DOCTYPE html><html><body>404", "is a web page"),
    "a PDF": (b"%PDF-1.7 ...", "is a PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\xff\xfe\xfd" * 40, "line 1: the header"),
    "open quotation": (JULY_HEADER + b'\r1,"G-Cloud\r2,3\r', "line 2: the quotation marks"),
    "a long line": (JULY_HEADER + b"\n" + b"x" * (2 * LONGEST_LINE), "has a line of more than 1,048,576 bytes"),
}


@pytest.mark.parametrize(("content", "message"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_file_that_cannot_be_used_is_refused_and_nothing_is_changed(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    file = tmp_path / "sales.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ProblemError, match=message):
        add(file, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_a_folder_and_a_forbidden_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ProblemError, match="is a folder"):
        add(tmp_path, tmp_path / "data")

    july_csv(tmp_path / "sales.csv")

    def forbidden(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    with pytest.raises(ProblemError, match=r"sales\.csv could not be read: Permission denied"):
        add(tmp_path / "sales.csv", tmp_path / "data")


def test_the_real_july_file_is_mac_roman_with_bare_cr(tmp_path: Path) -> None:
    need_shared()
    content = JULY_FILE.read_bytes()
    assert (content.count(b"\n"), content.count(b"\r")) == (0, 13_492)
    release, _ = add(JULY_FILE, tmp_path)
    kept = rows(release, tmp_path)
    assert len(kept) == release.rows == 13_492
    assert sum(row["buyer"] == f"Information Commissioner{APOSTROPHE}s Office" for row in kept) == 7
    # Trailing spaces are the publisher's: they are part of the name that the lookups match.
    assert len({row["buyer"] for row in kept if row["buyer"] != row["buyer"].strip()}) > 0
    assert {row["defect"] for row in kept} == {None}


def test_the_real_april_file_is_utf_8(tmp_path: Path) -> None:
    need_shared()
    release, _ = add(APRIL_FILE, tmp_path, APRIL)
    kept = rows(release, tmp_path)
    assert len(kept) == release.rows == 9_227
    assert sum(row["buyer"] == f"Information Commissioner{APOSTROPHE}s Office" for row in kept) == 7
    assert {row["framework"] for row in kept} == {None}
