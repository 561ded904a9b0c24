"""The most similar councils: whose list is read for whom, and what of it is kept."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from pipelines import raw
from pipelines.build import build
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS
from tests.pipeline_files import NEIGHBOURS_FILE, TODAY, reference_csv, tables_of, tiny_data

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = ["AREACD", *map(str, range(1, 21))]
FAR = [f"E070000{number:02}" for number in range(1, 31)]


def neighbours_csv(path: Path, rows: dict[str, list[str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(
            [HEADER, *([area, *cells, *[""] * (20 - len(cells))] for area, cells in rows.items())]
        )
    return path


def world(data: Path, rows: dict[str, list[str]], hand: Sequence[str] = ()) -> duckdb.DuckDBPyConnection:
    """Ayton, which Beeton joined after Ceeton had joined Beeton; Deeton went to Ayton and Effton."""
    councils = [
        {"gss-code": "E07000001"},
        {"local-authority-code": "EFF", "official-name": "Effton Council", "gss-code": "E07000002"},
        {"local-authority-code": "BEE", "official-name": "Beeton", "end-date": "2021-03-31", "replaced-by": "AYT"},
        {"local-authority-code": "CEE", "official-name": "Ceeton", "end-date": "2019-03-31", "replaced-by": "BEE"},
        {"local-authority-code": "DEE", "official-name": "Deeton", "end-date": "2021-03-31", "replaced-by": "AYT,EFF"},
    ]  # fmt: skip
    tiny_data(data, councils=councils)
    reference_csv(data, "neighbour_lists", hand)
    file = neighbours_csv(data / "global.csv", rows)
    raw.add(DATASETS["ons_neighbours"], file, None, TODAY, data, accept_rejected=True)
    return tables_of(build(data, NOW))


def lists(tables: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str]]:
    rows = tables.execute("SELECT DISTINCT buyer_id, area_id_gss, list_kind FROM neighbour").fetchall()
    return {row for row in rows if row[0]}


def test_a_council_that_is_gone_is_read_by_the_list_of_the_one_that_followed(tmp_path: Path) -> None:
    tables = world(tmp_path, {"E07000001": ["E07000002"], "E07000002": ["E07000001", "E07000030"]})
    assert lists(tables) == {
        ("AYT", "E07000001", "own"),
        ("EFF", "E07000002", "own"),
        ("BEE", "E07000001", "successor"),
        ("CEE", "E07000001", "successor"),
        # Two followed Deeton, so nobody can say whose list is meant until it is decided by hand.
    }
    kept = tables.execute(
        "SELECT neighbour_place, neighbour_id_gss, neighbour_buyer_id FROM neighbour WHERE buyer_id = 'EFF' ORDER BY 1"
    ).fetchall()
    assert kept == [(1, "E07000001", "AYT"), (2, "E07000030", None)]


def test_by_hand_a_list_is_read_under_another_code_or_for_one_of_two_successors(tmp_path: Path) -> None:
    rows = {"E07000009": ["E07000002"], "E07000002": ["E07000009"]}
    tables = world(tmp_path, rows, ["AYT,E07000009,a newer code,a list", "DEE,E07000002,the larger one,a register"])
    assert lists(tables) == {
        ("AYT", "E07000009", "own"),
        ("EFF", "E07000002", "own"),
        ("BEE", "E07000009", "successor"),
        ("CEE", "E07000009", "successor"),
        ("DEE", "E07000002", "successor"),
    }
    assert tables.execute("SELECT neighbour_buyer_id FROM neighbour WHERE buyer_id = 'EFF'").fetchall() == [("AYT",)]


def test_a_row_that_cannot_be_used_is_rejected_with_its_reason(tmp_path: Path) -> None:
    rows = {
        "E07000001": FAR[1:21],
        "": FAR[:2],
        "Ayton": FAR[:2],
        "E07000003": [],
        "E07000004": ["near here"],
        "E07000005": ["E07000001", "E07000001"],
        "E07000006": ["E07000006"],
    }
    tables = world(tmp_path, rows)
    assert tables.execute("SELECT line, reason FROM rejected_row ORDER BY line").fetchall() == [
        (2, "The area code is empty"),
        (3, "The area code is no code of an area"),
        (4, "The area has no neighbour"),
        (5, "A neighbour is no code of an area"),
        (6, "A neighbour stands there twice"),
        (7, "The area is its own neighbour"),
    ]
    counts = "SELECT row_count, used_count, rejected_count FROM release WHERE source = 'ons_neighbours'"
    assert tables.execute(counts).fetchall() == [(7, 1, 6)]


def test_a_decision_about_a_council_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="line 2: there is no council GONE"):
        world(tmp_path, {"E07000001": ["E07000002"]}, ["GONE,E07000001,a reason,a source"])


def test_every_council_on_any_day_has_a_list_of_twenty(real_snapshot: Path) -> None:
    tables = tables_of(real_snapshot)
    rows = tables.execute(
        """
        SELECT buyer.buyer_id, count(neighbour.neighbour_place), count(DISTINCT neighbour.neighbour_id_gss)
        FROM buyer LEFT JOIN neighbour ON buyer.buyer_id = neighbour.buyer_id
        WHERE buyer.buyer_type = 'local_authority'
        GROUP BY 1
        """
    ).fetchall()
    assert len(rows) == 456
    assert {row[1:] for row in rows} == {(20, 20)}
    own = tables.execute("SELECT count(DISTINCT buyer_id) FROM neighbour WHERE list_kind = 'own'").fetchone()
    assert own == (382 + 12,)  # councils of today, and combined authorities


def test_the_lists_are_those_of_the_file(real_snapshot: Path) -> None:
    tables = tables_of(real_snapshot)
    with NEIGHBOURS_FILE.open(encoding="utf-8-sig", newline="") as file:
        listed = {row["AREACD"]: [row[str(place)] for place in range(1, 21)] for row in csv.DictReader(file)}

    def of(buyer_id: str) -> list[str]:
        rows = tables.execute(
            "SELECT neighbour_id_gss FROM neighbour WHERE buyer_id = ? ORDER BY neighbour_place", [buyer_id]
        ).fetchall()
        return [code for (code,) in rows]

    assert of("LDS") == listed["E08000035"]
    assert (of("BNS"), of("SHF")) == (listed["E08000038"], listed["E08000039"])
    assert of("CMA") == listed["E06000063"] and of("NTH") == listed["E06000062"]
    assert of("TAU") == of("SWT") == of("SMT")  # two steps
    assert of("NIR-Z") == of("BFS")
    total = tables.execute("SELECT count(DISTINCT area_id_gss) FROM neighbour").fetchone()
    assert total == (len(listed),) == (397,)


def test_a_district_lies_in_its_county(real_snapshot: Path) -> None:
    tables = tables_of(real_snapshot)
    rows = dict(
        tables.execute("SELECT buyer_id, county_buyer_id FROM buyer WHERE authority_type = 'District'").fetchall()
    )
    assert len(rows) == 204 and all(rows.values())
    assert rows["FOR"] == rows["WSK"] == "SFK"
    others = tables.execute(
        "SELECT count(county_buyer_id) FROM buyer WHERE authority_type IS DISTINCT FROM 'District'"
    ).fetchone()
    assert others == (0,)
