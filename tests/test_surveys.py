"""Surveys: the curated rows, the intervals, the changes, and what the page says. Expected values by hand."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import LOTS, write_snapshot
from streamlit.testing.v1 import AppTest

from pages.shared import queries
from pages.shared.charts.theme import theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Store

ROOT = Path(__file__).parents[1]
Z = 1.959963984540054
# What was read, typed again from the collected facts: question, edition, percentage.
READ = {
    ("cs-critical-to-plan", 1): "86", ("cs-critical-to-plan", 2): "84", ("cs-critical-to-work", 3): "97",
    ("cs-manage-suppliers", 1): "20", ("cs-manage-suppliers", 2): "20", ("cs-wide-range", 1): "19",
    ("cs-wide-range", 2): "6", ("cs-appetite-smes", 1): "21", ("cs-appetite-smes", 2): "21",
    ("cs-appetite-smes", 3): "21", ("cs-no-need-smes", 1): "17", ("cs-no-need-smes", 2): "36",
    ("cs-engagement", 3): "58", ("cs-lack-expertise", 3): "57", ("sme-support-target", 1): "90",
    ("sme-g-cloud-helped", 1): "80", ("sme-g-cloud-helped", 4): "63", ("sme-marketplace-helped", 5): "60",
    ("sme-marketplace-helped", 6): "65", ("sme-marketplace-helped", 7): "59", ("sme-effective", 6): "40",
    ("sme-effective", 7): "27", ("sme-buyers-sufficient-understanding", 7): "91.2", ("sme-contracts-finder", 2): "65",
    ("sme-target-achievable", 3): "49", ("sme-target-achievable", 4): "37", ("sme-third-digital", 7): "93",
}  # fmt: skip
BASES = {
    ("Civil Servants Survey", "1"): ("929", "929"),
    ("Civil Servants Survey", "2"): ("", "nearly 1,500"),
    ("Civil Servants Survey", "3"): ("", "not published"),
    ("GovTech SME Survey", "1"): ("171", "171"),
    ("GovTech SME Survey", "2"): ("171", "171"),
    ("GovTech SME Survey", "3"): ("", "not published"),
    ("GovTech SME Survey", "4"): ("101", "101"),
    ("GovTech SME Survey", "5"): ("", "over 100"),
    ("GovTech SME Survey", "6"): ("", "over 100"),
    ("GovTech SME Survey", "7"): ("", "over 100"),
}


def lookup(name: str) -> list[dict[str, str]]:
    path = ROOT / "data" / "reference" / f"{name}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True))


def test_the_answers_are_those_read() -> None:
    held = {(row["question_id"], int(row["edition"])): row["answer_percent"] for row in lookup("survey_results")}
    assert {key: held.get(key) for key in READ} == READ


def test_the_bases_are_those_published() -> None:
    editions = lookup("survey_editions")
    assert {(row["survey"], row["edition"]): (row["base_count"], row["base_text"]) for row in editions} == BASES


def test_every_answer_has_a_page_and_was_read() -> None:
    for row in lookup("survey_results"):
        assert row["address"].startswith(("http://", "https://")) and row["confidence"] in ("READ", "COUNTED"), row


def test_no_wording_is_given_as_asked_because_none_was_published() -> None:
    assert {row["wording"] for row in lookup("survey_questions")} == {"paraphrase"}


def wilson(percentage: float, base: int) -> tuple[float, float]:
    """Wilson's score interval, as the textbook has it, in per cent."""
    share = percentage / 100
    middle = (share + Z**2 / (2 * base)) / (1 + Z**2 / base)
    half = Z / (1 + Z**2 / base) * sqrt(share * (1 - share) / base + Z**2 / (4 * base**2))
    return 100 * (middle - half), 100 * (middle + half)


def newcombe(before: float, base_before: int, after: float, base_after: int) -> tuple[float, float]:
    """The interval of a difference from two Wilson intervals: Newcombe's tenth method."""
    (low1, high1), (low2, high2) = wilson(before, base_before), wilson(after, base_after)
    return (
        after - before - sqrt((after - low2) ** 2 + (high1 - before) ** 2),
        after - before + sqrt((high2 - after) ** 2 + (before - low1) ** 2),
    )


@pytest.fixture(scope="module")
def macros() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name in ("wilson_low", "wilson_high", "difference_low", "difference_high"):
        connection.execute((queries.MACROS / f"{name}.sql").read_text(encoding="utf-8"))
    return connection


def value(macros: duckdb.DuckDBPyConnection, call: str, *arguments: Any) -> Any:
    marks = ", ".join("?" for _ in arguments)
    return macros.execute(f"SELECT {call}({marks})", list(arguments)).fetchone()[0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("bought", "base", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20.
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11)],
)
def test_the_interval_is_that_of_the_literature(
    macros: duckdb.DuckDBPyConnection, bought: int, base: int, low: float, high: float
) -> None:
    share = 100 * bought / base
    assert value(macros, "wilson_low", share, base) == pytest.approx(low, abs=0.006)
    assert value(macros, "wilson_high", share, base) == pytest.approx(high, abs=0.006)


def test_the_interval_of_a_difference_is_that_of_the_literature(macros: duckdb.DuckDBPyConnection) -> None:
    # Newcombe, Statistics in Medicine 17 (1998), on differences: 56 of 70 less 48 of 80 is 5.24 to 33.39 points.
    asked = (60.0, 80, 80.0, 70)
    assert value(macros, "difference_low", *asked) == pytest.approx(5.24, abs=0.006)
    assert value(macros, "difference_high", *asked) == pytest.approx(33.39, abs=0.006)


SHARES, BASE = st.integers(0, 1000).map(lambda tenths: tenths / 10), st.integers(10, 3000)


@given(before=SHARES, base_before=BASE, after=SHARES, base_after=BASE)
def test_intervals_are_those_of_the_second_implementation(
    macros: duckdb.DuckDBPyConnection, before: float, base_before: int, after: float, base_after: int
) -> None:
    low, high = value(macros, "wilson_low", before, base_before), value(macros, "wilson_high", before, base_before)
    assert (low, high) == pytest.approx(wilson(before, base_before), abs=1e-9)
    assert -1e-9 <= low <= before + 1e-9 and before - 1e-9 <= high <= 100 + 1e-9
    asked = (before, base_before, after, base_after)
    found = value(macros, "difference_low", *asked), value(macros, "difference_high", *asked)
    assert found == pytest.approx(newcombe(*asked), abs=1e-9)


@pytest.mark.parametrize("base", [None, 0, 9])
def test_without_a_base_there_is_no_interval(macros: duckdb.DuckDBPyConnection, base: int | None) -> None:
    assert value(macros, "wilson_low", 50.0, base) is None
    assert value(macros, "difference_high", 50.0, 100, 40.0, base) is None


def answer(edition: int, percentage: str, base: int | None = 100, **also: Any) -> dict[str, Any]:
    """A supplier's answer to one question on the Marketplace unless said otherwise."""
    return {
        "survey": "GovTech SME Survey",
        "respondents": "Suppliers",
        "edition": edition,
        "edition_year": 2014 + edition,
        "edition_name": f"edition {edition}",
        "fieldwork": "spring",
        "theme": "marketplace",
        "series": "marketplace-helped",
        "question_id": "sme-marketplace-helped",
        "question": "It helped",
        "wording": "paraphrase",
        "answer": "agree",
        "breakdown": "all respondents",
        "answer_percent": Decimal(percentage),
        "base_count": base,
        "base_text": str(base) if base else "over 100",
        "confidence": "READ",
        "published_in": "A page",
        "address": "https://example.org/page",
    } | also


def rows_and_finding(tmp_path: Path, name: str, results: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], Finding]:
    store = Store(write_snapshot(tmp_path, {"survey_result": results, "lot": LOTS}))
    rows = store.rows(queries.load(name).sql)
    finding: Finding = import_module(f"pages.shared.figures.{name}").finding(rows, Choice({}, {}))
    return rows.records(), finding


CIVIL = {"survey": "Civil Servants Survey", "respondents": "Civil servants", "question_id": "cs", "series": "cs"}


@pytest.mark.parametrize(
    ("results", "heading"),
    [
        ([], "No survey answers on the Digital Marketplace in this snapshot"),
        ([answer(1, "60")], "Most given answers: 60% of suppliers"),
        ([answer(1, "60"), answer(2, "50")], "Most given answers: 50% of suppliers"),
        (
            [answer(1, "91.2"), answer(1, "30", **CIVIL), answer(1, "30", **CIVIL | {"question_id": "tie"})],
            "Most given answers: 30% of civil servants and 91.2% of suppliers",
        ),
    ],
)
def test_headings_by_theme_for_none_one_many_and_a_tie(
    tmp_path: Path, results: list[dict[str, Any]], heading: str
) -> None:
    _, finding = rows_and_finding(tmp_path, "survey_marketplace", results)
    assert finding.heading == heading
    assert ("Nothing was published that civil servants were asked" in finding.sentence) == (
        bool(results) and "civil servants" not in heading
    )


@pytest.mark.parametrize(
    ("before", "after", "direction", "heading"),
    [
        (("80", 171), ("63", 101), "down", "1 of 1 testable change exceeds sampling noise"),
        (("63", 101), ("80", 171), "up", "1 of 1 testable change exceeds sampling noise"),
        (("60", 100), ("65", 100), "no clear change", "None of 1 testable change exceeds sampling noise"),
        (("60", 100), ("60", 100), "no clear change", "None of 1 testable change exceeds sampling noise"),
        (("40", None), ("90", 500), "cannot be said", "No change between editions can be tested"),
    ],
)
def test_whether_a_change_is_more_than_noise(
    tmp_path: Path, before: tuple[str, int | None], after: tuple[str, int | None], direction: str, heading: str
) -> None:
    rows, finding = rows_and_finding(tmp_path, "survey_changes", [answer(1, *before), answer(2, *after)])
    assert [row["direction"] for row in rows] == [direction]
    assert finding.heading == heading


def test_questions_asked_once_or_in_other_words_are_no_change(tmp_path: Path) -> None:
    results = [answer(1, "80"), answer(2, "60", question_id="other wording")]
    rows, finding = rows_and_finding(tmp_path, "survey_changes", results)
    assert rows == [] and finding.heading == "No question was asked twice in this snapshot"


def test_the_line_is_broken_where_the_wording_moved(tmp_path: Path) -> None:
    results = [answer(1, "80", question_id="sme-g-cloud-helped"), answer(5, "60"), answer(6, "65", None)]
    store = Store(write_snapshot(tmp_path, {"survey_result": results, "lot": LOTS}))
    rows = store.rows(queries.load("survey_marketplace_helped").sql)
    module = import_module("pages.shared.figures.survey_marketplace_helped")
    finding = module.finding(rows, Choice({}, {}))
    assert finding.heading == "65% of suppliers said in 2020 that the Marketplace helped, 60% in 2019"
    assert finding.sentence.startswith("The line is broken")
    chart = module.chart(rows, theme(False))
    assert [trace["x"] for trace in chart["data"]] == [[2015], [2019, 2020]]
    assert chart["data"][1]["error_y"]["array"][1] is None
    assert len(chart["layout"]["shapes"]) == 1


PERCENTAGE = re.compile(r"(-?\d+(?:\.\d+)?)%")


def test_every_percentage_on_the_page_is_in_the_table(real_snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(real_snapshot.parents[1]))
    app = AppTest.from_file(str(ROOT / "pages" / "surveys.py"), default_timeout=60).run()
    assert not app.exception
    store = Store(real_snapshot)
    answers = store.rows(queries.load("survey_answers").sql)
    known = {float(number) for name in ("answer_percent", "interval_low", "interval_high")
             for number in answers.column(name) if number is not None}  # fmt: skip
    said = "\n".join(element.value for element in (*app.header, *app.markdown, *app.caption)).replace("\\", "")
    body = said.split("of spend is matched")[0]  # the footer's own percentage follows the coverage
    quoted = {float(number) for number in PERCENTAGE.findall(body)} - {95.0}
    matched = {float(number) for number in re.findall(r"([\d.]+)% of spend is matched", said)}
    assert len(quoted) > 30
    assert quoted - known - matched == set()
