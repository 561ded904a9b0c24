"""The register of central bodies, against publishers' registers, counts published elsewhere, and its own rules."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import oracle
import pytest
from pipeline_files import SHARED, need_shared, reference_csv, tiny_data

from pipelines.build import build
from pipelines.problem import ProblemError

FOLDER = Path(__file__).parents[1] / "data" / "reference"
KINDS = {
    "Ministerial department": "ministerial_department",
    "Non-ministerial department": "non_ministerial_department",
    "Executive agency": "executive_agency",
}


def reference(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def dated(row: dict[str, str]) -> dict[str, Any]:
    return {key: date.fromisoformat(value) if key.endswith("_date") and value else value for key, value in row.items()}


BODIES = {row["buyer_id"]: dated(row) for row in reference("central_bodies")}
EXCLUDED = {row["buyer_id_govuk"]: row for row in reference("central_body_exclusions")}


def on_day(kind: str, day: date) -> Counter[bool | None]:
    return Counter(oracle.existed(body, day) for body in BODIES.values() if body["buyer_type"] == kind)


def test_rows_are_sorted_and_stand_in_one_file_only() -> None:
    assert list(BODIES) == sorted(BODIES)
    assert not set(BODIES) & {row["buyer_id"] for row in reference("bodies")}
    assert all(body["evidence"] for body in BODIES.values())


def test_counts_agree_with_those_published_or_the_difference_is_named() -> None:
    for row in reference("published_body_counts"):
        count = on_day(row["buyer_type"], date.fromisoformat(row["as_at_date"]))
        assert (count[True], count[None]) == (int(row["register_count"]), int(row["uncertain_count"]))
        assert row["explanation"] and row["evidence"]


@pytest.mark.parametrize(
    ("day", "kind", "count"),
    [
        # 24 since 2010; business and energy merged and two were new in July 2016; one ended in January 2020.
        (date(2012, 4, 1), "ministerial_department", 24),
        (date(2016, 7, 31), "ministerial_department", 25),
        (date(2020, 2, 1), "ministerial_department", 24),
        (date(2020, 9, 2), "ministerial_department", 23),
        (date(2023, 2, 7), "ministerial_department", 24),
        # The crime agency and the competition authority came in October 2013, fair trading went in April 2014.
        (date(2013, 9, 30), "non_ministerial_department", 21),
        (date(2013, 10, 31), "non_ministerial_department", 23),
        (date(2014, 4, 1), "non_ministerial_department", 22),
    ],
)
def test_departments_are_known_on_every_day_of_the_data(day: date, kind: str, count: int) -> None:
    assert on_day(kind, day) == {True: count, False: on_day(kind, day)[False]}


def test_agencies_are_known_on_the_last_days_of_the_data() -> None:
    """41 at the end of May 2014: the 43 of 31 March less four that ended that day, and two that came the next."""
    assert on_day("executive_agency", date(2014, 5, 31))[None] == 0
    assert on_day("executive_agency", date(2014, 5, 31))[True] == 41


def test_driving_agencies_give_way_to_one() -> None:
    old, other, new = (
        "driving-standards-agency",
        "vehicle-and-operator-services-agency",
        "driver-and-vehicle-standards-agency",
    )
    last, first = date(2014, 3, 31), date(2014, 4, 1)
    assert [oracle.existed(BODIES[code], last) for code in (old, other, new)] == [True, True, False]
    assert [oracle.existed(BODIES[code], first) for code in (old, other, new)] == [False, False, True]


def test_every_department_and_agency_of_the_publishers_registers_is_here_or_excluded() -> None:
    need_shared()
    api = json.loads((SHARED / "organisations" / "gov.uk_api_organisations.json").read_text(encoding="utf-8"))
    listed = {item["details"]["slug"] for item in api["results"] if item["format"] in KINDS}
    with (SHARED / "organisations" / "govuk_list.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        listed |= {row["govuk"] for row in rows if row["government-organisation-type"] in KINDS}
    known = {body["buyer_id_govuk"] for body in BODIES.values()} | set(BODIES) | set(EXCLUDED)
    assert len(listed) > 200
    assert listed - known == set()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("national-crime-agency", "before its start"),
        ("national-fraud-authority", "after its end"),
        ("public-health-england", "before its start"),
        ("vehicle-and-operator-services-agency", "after its end"),
    ],
)
def test_lines_outside_the_life_of_a_body_are_said_in_its_note(code: str, word: str) -> None:
    assert "The sales file has lines" in BODIES[code]["note"] and word in BODIES[code]["note"]


BODY = "cabinet-office,Cabinet Office,ministerial_department,,,,,,,,,,,,"
BAD = {
    "an unknown parent": (BODY.replace("department,,", "department,the-crown,"), "there is no parent body “the-crown”"),
    "a start without a source": (BODY.replace(",,,,,,,,,,,,", ",,,2012-04-01,,,,,,,,,"), "a start is given without"),
    "an end without a source": (BODY.replace(",,,,,,,,,,,,", ",,,,,,,,,2013-04-01,,,"), "an end is given without"),
    "an end before the start": (
        BODY.replace(",,,,,,,,,,,,", ",,,2014-04-01,,,a page,2013-04-01,,,a page,,"),
        "its dates are out of order",
    ),
    "a start and a bound of it": (
        BODY.replace(",,,,,,,,,,,,", ",,,2012-04-01,,2012-05-01,a page,,,,,,"),
        "a known date needs no bounds",
    ),
    "a kind that is not central": (BODY.replace("ministerial_department", "health"), "buyer_type is “health”"),
}


@pytest.mark.parametrize(("row", "message"), BAD.values(), ids=BAD)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    data = tiny_data(tmp_path)
    reference_csv(data, "central_bodies", [row])
    with pytest.raises(ProblemError, match=f"central_bodies.csv, line 2: {message}"):
        build(data, datetime(2026, 1, 1, tzinfo=UTC))


def test_a_body_in_both_files_and_an_excluded_one_are_refused(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    reference_csv(data, "bodies", ["cabinet-office,Cabinet Office,other,,,,,,,"])
    reference_csv(data, "central_bodies", [BODY.replace("ministerial_department,,", "ministerial_department,,slug")])
    reference_csv(data, "central_body_exclusions", ["slug,devolved,Scottish,a page"])
    with pytest.raises(ProblemError) as caught:
        build(data, datetime(2026, 1, 1, tzinfo=UTC))
    told = "\n".join(caught.value.problems)
    assert "“cabinet-office” stands in bodies.csv, too" in told
    assert "“slug” is excluded in central_body_exclusions.csv" in told


def test_a_body_cannot_be_followed_before_its_end(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    one = BODY.replace(",,,,,,,,,,,,", ",,,,,,,2014-03-31,,,a page,,")
    reference_csv(data, "central_bodies", [one, one.replace("cabinet-office,Cabinet", "next-office,Next")])
    reference_csv(data, "buyer_successions", ["cabinet-office,next-office,2014-03-31,,a page"])
    with pytest.raises(ProblemError, match="cabinet-office still existed on 2014-03-31"):
        build(data, datetime(2026, 1, 1, tzinfo=UTC))
