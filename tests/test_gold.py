"""The rules against names that they were not written on: the targets, and the results as committed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.gold import measure
from tests.pipeline_files import need_shared


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[measure.Outcome], list[measure.Outcome]]:
    need_shared()
    return measure.outcomes(tmp_path_factory.mktemp("gold"))


@pytest.fixture(scope="module")
def found(both: tuple[list[measure.Outcome], list[measure.Outcome]]) -> list[measure.Outcome]:
    return both[0]


def test_the_committed_results_are_those_of_these_rules(
    both: tuple[list[measure.Outcome], list[measure.Outcome]],
) -> None:
    committed = measure.RESULTS.read_text(encoding="utf-8")
    assert measure.report(*both) == committed, "run: python -m tests.gold.measure"


def test_a_match_is_hardly_ever_wrong(found: list[measure.Outcome]) -> None:
    assert measure.ratio(measure.rates(found, measure.KINDS)["precision"]) >= measure.PRECISION
    assert measure.ratio(measure.rates(found, ("council",))["precision"]) >= measure.PRECISION
    assert measure.ratio(measure.rates(found, ("agency",))["precision"]) >= measure.PRECISION


def test_a_build_finds_councils_agencies_and_departments(
    both: tuple[list[measure.Outcome], list[measure.Outcome]],
) -> None:
    rates = measure.rates(both[1], measure.KINDS)
    assert measure.ratio(rates["precision"]) >= measure.PRECISION
    assert measure.ratio(rates["recall"]) >= measure.RECALL


def test_councils_are_found_and_others_no_less_often_than_measured(found: list[measure.Outcome]) -> None:
    assert measure.ratio(measure.rates(found, ("council",))["recall"]) >= measure.RECALL
    assert measure.ratio(measure.rates(found, measure.KINDS)["recall"]) >= 0.969


def test_rates_are_parts_of_the_right_wholes() -> None:
    def outcome(kind: str, answers: tuple[str, ...], is_held: bool, given: str, given_kind: str) -> measure.Outcome:
        return measure.Outcome("s", "name", kind, answers, is_held, given, given_kind)

    found = [
        outcome("council", ("A",), True, "A", "council"),  # right
        outcome("council", ("B",), True, "", ""),  # missed
        outcome("council", ("C",), False, "", ""),  # not held
        outcome("other", (), False, "A", "council"),  # wrong
        outcome("agency", ("d", "e"), True, "e", "agency"),
    ]
    assert measure.rates(found, ("council",)) == {"precision": (1, 2), "recall": (1, 2), "recall_of_all": (1, 3)}
    assert measure.rates(found, ("agency",))["recall"] == (1, 1)


def test_answers_are_distinct_names_with_a_kind() -> None:
    with (Path(measure.FOLDER) / "buyer_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len({row["buyer_name_published"] for row in rows}) == len(rows) == 992
    assert {row["kind"] for row in rows} == {*measure.KINDS, "other"}
