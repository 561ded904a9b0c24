"""The layout of councils as hexagons: distinct, always the same, and as true to the country as a published one."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pipeline_files import REGISTER_FILE, SHARED, need_shared, reference_csv, tables_of, tiny_data

from pipelines import check, hexagons
from pipelines.build import build
from pipelines.problem import ProblemError

Points = np.ndarray[Any, np.dtype[np.float64]]
CENTRES = st.lists(st.tuples(st.integers(4990, 5920), st.integers(-800, 170)), min_size=1, max_size=25)


@settings(max_examples=25)
@given(CENTRES)
@example([(5000, 0)])
@example([(5000, 0), (5100, 0)])
@example([(5000, 0), (5100, 0), (5200, 100)])
@example([(5000 + n, n) for n in range(7)])  # on one line
@example([(5000, 0)] * 9)  # in one place
def test_any_number_of_centres_gets_a_hexagon_each_and_always_the_same(centres: list[tuple[int, int]]) -> None:
    latitudes, longitudes = [north / 100 for north, _ in centres], [east / 100 for _, east in centres]
    layout = hexagons.layout(latitudes, longitudes)
    assert len(set(layout)) == len(layout) == len(centres)
    assert hexagons.layout(latitudes, longitudes) == layout


def test_a_line_of_centres_stays_a_line_in_order() -> None:
    layout = hexagons.layout([54.0] * 6, [-3.0, -2.8, -2.6, -2.4, -2.2, -2.0])
    columns = [column for column, _ in layout]
    assert columns == list(range(columns[0], columns[0] + 6))
    assert len({row for _, row in layout}) == 1


def test_hexagons_around_one_touch_it() -> None:
    for middle in ((3, 4), (3, 5), (-2, -3)):
        around = hexagons.beside(middle)
        assert len(set(around)) == 6
        distances = hexagons.positions(around) - hexagons.positions([middle])
        assert np.hypot(*distances.T) == pytest.approx(np.ones(6))


def test_every_council_on_every_register_has_one_place(real_snapshot: Path) -> None:
    tables = tables_of(real_snapshot)
    days = [day for (day,) in tables.sql("SELECT DISTINCT register_date FROM council_hexagon ORDER BY ALL").fetchall()]
    assert [day.year for day in days] == [2012, 2015, 2019, 2020, 2021, 2023]
    for day in days:
        alive = tables.execute(
            "SELECT buyer_id, authority_type = 'County' FROM buyer WHERE buyer_type = 'local_authority' "
            "AND coalesce(start_date <= $day, true) AND coalesce(end_date >= $day, true)",
            {"day": day},
        ).fetchall()
        placed = tables.execute("SELECT * FROM council_hexagon WHERE register_date = $day", {"day": day}).fetchall()
        assert sorted(alive) == sorted((code, name == "counties") for _, name, code, _, _ in placed)
        assert len({(name, column, row) for _, name, _, column, row in placed}) == len(placed)
        assert min(column for *_, column, _ in placed) == 0 == min(row for *_, row in placed)


def test_centres_kept_by_hand_must_be_needed_and_in_the_country(tmp_path: Path) -> None:
    data = tiny_data(tmp_path, councils=[{"lat": "54.5", "long": "-1.2"}, {"local-authority-code": "BEE"}])
    reference_csv(data, "council_centres", ["AYT,54.5,-1.2,a map", "BEE,5.45,-1.2,a map", "NIX,54.5,-1.2,a map"])
    with pytest.raises(ProblemError) as caught:
        build(data, datetime(2026, 1, 2, tzinfo=UTC))
    said = "\n".join(caught.value.problems)
    assert "line 2: the register gives coordinates for “AYT” now" in said
    assert "line 3: latitude 5.45 and longitude -1.2 are not in the United Kingdom" in said
    assert "line 4: “NIX” is not a code on the register" in said


def test_two_councils_in_one_place_are_found(tmp_path: Path) -> None:
    councils = [{"local-authority-code": code, "official-name": code, "lat": "54", "long": "-1"} for code in "ABC"]
    councils.append({"lat": "55", "long": "-1"})
    snapshot = build(tiny_data(tmp_path, councils=councils), datetime(2026, 1, 2, tzinfo=UTC))
    assert check.problems(snapshot) == []
    tables = tables_of(snapshot)
    tables.sql("CREATE TABLE moved AS SELECT * REPLACE (3 AS hexagon_column, 2 AS hexagon_row) FROM council_hexagon")
    tables.sql("DROP VIEW council_hexagon; ALTER TABLE moved RENAME TO council_hexagon")
    sql = Path("pipelines/checks/snapshot/hexagons_are_distinct.sql").read_text(encoding="utf-8")
    ((problem,),) = tables.sql(sql).fetchall()
    assert "A and AYT and B and C share column 3, row 2 of the map of councils from 2012-04-01" in problem


def test_neighbours_and_places_are_kept_at_least_as_well_as_in_a_published_layout() -> None:
    need_shared()
    centres, borders = _centres(), _borders()
    codes = list(centres)
    published = json.loads(_geography("uk-local-authority-districts-2023.hexjson"))["hexes"]
    assert centres.keys() == published.keys()
    ours = dict(zip(codes, hexagons.layout(*zip(*(centres[code] for code in codes), strict=True)), strict=True))
    theirs = {code: (published[code]["q"], published[code]["r"]) for code in codes}
    pairs = [pair for pair in borders if pair <= set(codes)]
    # decisions.md shows these.
    assert len(pairs) == 771
    assert _kept(ours, pairs) == pytest.approx(61.1, abs=0.05)
    assert _kept(theirs, pairs) == pytest.approx(60.4, abs=0.05)
    assert _displacement(ours, centres) == pytest.approx(1.63, abs=0.005)
    assert _displacement(theirs, centres) == pytest.approx(2.48, abs=0.005)


def _geography(name: str) -> str:
    return str((SHARED / "geography" / name).read_text(encoding="utf-8"))


def _centres() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the districts of 2023 by GSS code, in the order in which a build lays them out."""
    with REGISTER_FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["local-authority-code"])
        return {
            row["gss-code"]: (float(row["lat"]), float(row["long"]))
            for row in rows
            if row["lat"] and not row["end-date"] and row["local-authority-type"] not in ("CTY", "COMB", "SRA")
        }


def _borders() -> set[frozenset[str]]:
    """Pairs of districts that share an arc: the boundaries of 2013, so districts of later years have no pair."""
    users: dict[int, set[str]] = {}
    for district in json.loads(_geography("gb_topo_lad.json"))["objects"]["lad"]["geometries"]:
        for arc in _numbers(district["arcs"]):
            users.setdefault(arc if arc >= 0 else ~arc, set()).add(district["properties"]["LAD13CD"])
    return {frozenset(pair) for codes in users.values() for pair in combinations(sorted(codes), 2)}


def _numbers(nested: Any) -> list[int]:
    return [nested] if isinstance(nested, int) else [number for part in nested for number in _numbers(part)]


def _kept(layout: dict[str, hexagons.Hexagon], pairs: list[frozenset[str]]) -> float:
    """How many pairs that share a border also touch on the map, in per cent."""
    touch = sum(layout[one] in hexagons.beside(layout[other]) for one, other in map(sorted, pairs))
    return 100 * touch / len(pairs)


def _displacement(layout: dict[str, hexagons.Hexagon], centres: dict[str, tuple[float, float]]) -> float:
    """How far hexagons stand from their councils on average, in hexagons, after the best turn, size and shift."""
    codes = sorted(centres)
    north, east = np.array([centres[code] for code in codes]).T
    ground = east * np.cos(np.radians(north.mean())) + 1j * north
    across, up = hexagons.positions([layout[code] for code in codes]).T
    placed = across + 1j * up
    ground, placed = ground - ground.mean(), placed - placed.mean()
    fitted = ground * (np.vdot(ground, placed) / np.vdot(ground, ground))  # one complex number turns and stretches
    return float(np.abs(fitted - placed).mean())
