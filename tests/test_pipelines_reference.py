"""Lookups that people keep by hand: a bad row is refused with its file and line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines import lookups, reference
from pipelines.build import build
from pipelines.catalogue import TABLES
from pipelines.problem import ProblemError
from pipelines.snapshots import published
from tests.pipeline_files import REFERENCE_ROWS, ROOT, TODAY, reference_csv, tiny_data

NAME = "g_cloud_sales,Ayton Council,AYT,local_authority,exact,,the register"
BODY = "cabinet-office,Cabinet Office,other,,England,cabinet-office,,,,"
FIGURE = "total,G-Cloud,2014-06-30,217455674.3915,£,a page,2014-07-14,,"

BAD = {
    "an unknown method": ("buyer_names", [NAME.replace("exact", "guess")], r"line 2: match_method is “guess”"),
    "no method": ("buyer_names", [NAME.replace("exact", "")], r"line 2: match_method is empty"),
    "an unknown body": ("buyer_names", [NAME.replace("AYT", "AYX")], r"line 2: there is no body “AYX”"),
    "another kind": (
        "buyer_names",
        [NAME.replace("local_authority", "health")],
        r"line 2: “AYT” is a local_authority, not a health",
    ),
    "an unknown kind": (
        "buyer_names",
        [NAME.replace("local_authority", "council")],
        r"line 2: buyer_type is “council”",
    ),
    "a name twice": ("buyer_names", [NAME, NAME], r"line 3: repeats line 2 \(g_cloud_sales, Ayton Council\)"),
    "no name": ("buyer_names", [NAME.replace("Ayton Council", "")], r"line 2: buyer_name_published is empty"),
    "too many cells": ("buyer_names", [NAME + ",more"], r"line 2: 8 cells where the header has 7"),
    "an open quotation": ("buyer_names", ['g_cloud_sales,"Ayton'], r"line 2: .*quotation"),
    "a body twice": ("bodies", [BODY, BODY], r"line 3: repeats line 2 \(cabinet-office\)"),
    "a body of the register by code": (
        "bodies",
        [BODY.replace("cabinet-office,C", "AYT,C")],
        r"line 2: .*AYT on the register",
    ),
    "a body of the register by name": (
        "bodies",
        [BODY.replace("Cabinet Office", "AYTON council")],
        r"line 2: “AYTON council” is AYT on the register",
    ),
    "an unknown parent": (
        "bodies",
        [BODY.replace(",,England", ",the-crown,England")],
        r"line 2: there is no parent body",
    ),
    "no date": (
        "bodies",
        [BODY.replace(",,,,", ",2014-02-30,,,")],
        r"line 2: start_date is “2014-02-30”, which is no date",
    ),
    "no number": ("lots", ["one,One,1.5,G-Cloud,a file"], r"line 2: lot_number is “1.5”, which is no plain number"),
    "too many decimals": (
        "published_figures",
        [FIGURE.replace("3915", "39151")],
        r"line 2: value is “217455674.39151”",
    ),
    "not a number": ("published_figures", [FIGURE.replace("217455674.3915", "NaN")], r"line 2: value is “NaN”"),
    "a correction of nobody": (
        "local_authority_corrections",
        ["XXX,region,London,why,where"],
        r"line 2: “XXX” is not a code on the register",
    ),
    "a correction of what is not corrected": (
        "local_authority_corrections",
        ["AYT,nation,Wales,why,where"],
        r"line 2: column_name is “nation”",
    ),
    "a correction without a reason": ("local_authority_corrections", ["AYT,region,London,,where"], "reason is empty"),
    "an addition that is there": (
        "local_authority_additions",
        ["AYT,Ayton,UA,England,London,,,why,where"],
        r"line 2: “AYT” is on the register now",
    ),
    "an addition of no kind": (
        "local_authority_additions",
        ["NEW,New,XX,England,London,,,why,where"],
        r"line 2: “NEW” cannot be used: The type of authority is not known",
    ),
    "a predecessor that is not there": (
        "buyer_successions",
        ["OLD,AYT,2015-04-01,,where"],
        r"buyer_successions\.csv, line 2: there is no body “OLD”\. Correct buyer_id",
    ),
    "a successor that is not there": (
        "buyer_successions",
        ["AYT,NEW,2015-04-01,,where"],
        r"buyer_successions\.csv, line 2: there is no body “NEW”",
    ),
}


@pytest.mark.parametrize(("name", "rows", "message"), BAD.values(), ids=BAD)
def test_a_bad_row_is_refused_with_its_file_and_line(tmp_path: Path, name: str, rows: list[str], message: str) -> None:
    data = tiny_data(tmp_path)
    reference_csv(data, name, rows)
    with pytest.raises(ProblemError, match=message) as caught:
        build(data, datetime(2026, 1, 1, tzinfo=UTC))
    assert f"{name}.csv, line " in str(caught.value)
    assert published(data) == []


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    reference_csv(data, "lots", ["one,One,x,G-Cloud,a file"])
    reference_csv(data, "bodies", [BODY, BODY])
    with pytest.raises(ProblemError) as caught:
        lookups.load(data / "reference", TODAY)
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "could not be read"),
        (b"", r"line 1: the header must be lot_id,lot_name,lot_number,framework_family"),
        (b"lot_id,lot_name\na,b\n", "line 1: the header must be"),
        ("lot_id,lot_name,lot_number,framework_family\na,£,1,b\n".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_lookup_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    data = tiny_data(tmp_path)
    path = data / "reference" / "lots.csv"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ProblemError, match=message):
        lookups.load(data / "reference", TODAY)


def test_the_lookups_of_the_project_are_in_order() -> None:
    loaded = lookups.load(ROOT / "data" / "reference", TODAY)
    assert set(loaded) == set(reference.LOOKUPS)


def test_each_lookup_fits_the_table_that_it_becomes() -> None:
    for name, table in {"frameworks": "framework", "lots": "lot", "published_figures": "published_figure"}.items():
        assert reference.LOOKUPS[name].columns == TABLES[table].columns
    assert set(REFERENCE_ROWS) <= set(reference.LOOKUPS)
