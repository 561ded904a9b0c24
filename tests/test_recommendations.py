"""Recommendations, indicators, commitments and spend with small firms: what is said, and from which rows."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pipeline_files import TODAY, reference_csv, tiny_data
from snapshots import LOTS, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest

from pages.shared import listing, queries
from pages.shared.charts.theme import theme
from pages.shared.filters import Choice
from pages.shared.store import Store
from pipelines import transform
from pipelines.build import build
from pipelines.problem import ProblemError

ROOT = Path(__file__).parents[1]
RESULT = "q,GovTech SME Survey,1,all,50,READ,A page,2015-11-03,https://example.org/x,"
EDITION = "GovTech SME Survey,1,2015,first,spring,171,171,A page,,https://example.org/x,"
QUESTION = "q,GovTech SME Survey,skills,q,Asked?,paraphrase,agree,"
RECOMMENDATION = "A,Title,Summary,words,complete,A page,2018-01-30,https://example.org/x,"
ASK = "A1,A,Do more,Everybody,A page,2018-01-30,https://example.org/x,"
INDICATOR = "A1-x,A1,Spend,GBP,none,,,,,what would,"
UNSOURCED = "later,Promise,,not yet sourced,,,,,,,,,,,"
GOOD = {
    "survey_results": RESULT, "survey_editions": EDITION, "survey_questions": QUESTION,
    "recommendations": RECOMMENDATION, "asks": ASK, "indicators": INDICATOR, "commitments": UNSOURCED,
}  # fmt: skip
BAD = {
    "a percentage above 100": ("survey_results", RESULT.replace(",50,", ",101,"), "101% is not between 0 and 100"),
    "an unknown edition": ("survey_results", RESULT.replace("Survey,1,", "Survey,2,"), "has no edition 2"),
    "an unknown question": ("survey_results", RESULT.replace("q,", "p,", 1), "there is no question “p”"),
    "the other survey": (
        "survey_results", RESULT.replace("GovTech SME Survey", "Civil Servants Survey"), "was asked in the GovTech",
    ),
    "not verified": ("survey_results", RESULT.replace("READ", "UNVERIFIED"), "confidence is “UNVERIFIED”"),
    "no date": ("survey_results", RESULT.replace("2015-11-03", "3 Nov"), "published_date is “3 Nov”"),
    "no address": ("survey_results", RESULT.replace("https://example.org/x", "example"), "is no web address"),
    "a number out of words": ("survey_editions", EDITION.replace(",171,171,", ",171,over 170,"), "base_count is 171"),
    "a year before the surveys": ("survey_editions", EDITION.replace(",2015,", ",1915,"), "1915 is not a year"),
    "an unknown theme": ("survey_questions", QUESTION.replace("skills", "weather"), "theme is “weather”"),
    "an ask of nobody": ("asks", ASK.replace("A1,A,", "A1,Z,"), "there is no recommendation “Z”"),
    "a measure of nothing": ("indicators", INDICATOR.replace("A1-x,A1", "A1-x,Z9"), "there is no ask “Z9”"),
    "a figure that is not held": (
        "indicators", INDICATOR.replace("none,,", "published_figure,no_such,total"), "has no “no_such” for “total”",
    ),
    "nothing that would measure": ("indicators", INDICATOR.replace("what would", ""), "Say in would_measure"),
    "a figure without a source": (
        "commitments", "later,Promise,Somebody,not yet sourced,,,,,,,,,,,", "so it has no owner",
    ),
    "sourced without words": (
        "commitments", "later,Promise,Somebody,sourced,,,,,,,READ,A page,,,", "needs a quotation",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "row", "message"), BAD.values(), ids=BAD)
def test_a_row_that_cannot_be_is_refused(tmp_path: Path, name: str, row: str, message: str) -> None:
    data = tiny_data(tmp_path)
    for lookup, good in (GOOD | {name: row}).items():
        reference_csv(data, lookup, [good])
    with pytest.raises(ProblemError, match=re.escape(message)):
        transform.stage(data, TODAY)


def test_the_good_rows_build(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    for lookup, good in GOOD.items():
        reference_csv(data, lookup, [good])
    build(data, datetime(2026, 1, 1, tzinfo=UTC))


def ask(ask_id: str = "A1") -> dict[str, Any]:
    return {"ask_id": ask_id, "recommendation_id": ask_id[0], "ask": "Do more", "addressee": "Everybody"}


def indicator(measured_by: str, **also: Any) -> dict[str, Any]:
    return {
        "indicator_id": "A1-x",
        "ask_id": "A1",
        "indicator_name": "Share",
        "unit": "%",
        "measured_by": measured_by,
        "measure_key": "key",
        "measure_breakdown": "total",
        "certainty": "Low: a test",
    } | also


def figure(day: date, value: str, name: str = "key", **also: Any) -> dict[str, Any]:
    return {
        "indicator": name,
        "breakdown": "total",
        "as_at_date": day,
        "value": Decimal(value),
        "unit": "%",
        "published_in": "A page",
        "address": "https://example.org/x",
    } | also


def indicators(tmp_path: Path, tables: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    store = Store(write_snapshot(tmp_path, {"ask": [ask()], "lot": LOTS} | tables))
    return store.rows(queries.load("recommendation_indicators").sql).records()


BEFORE, REPORT, AFTER = date(2017, 3, 31), date(2018, 1, 30), date(2020, 3, 31)


@pytest.mark.parametrize(
    ("unit", "figures", "direction", "reason"),
    [
        ("%", [], "cannot be said", "nothing published measures it"),
        ("%", [figure(AFTER, "30")], "cannot be said", "nothing from the report or before"),
        ("%", [figure(BEFORE, "30")], "cannot be said", "nothing later was found"),
        ("%", [figure(BEFORE, "30"), figure(AFTER, "31.9")], "no clear change", None),
        ("%", [figure(BEFORE, "30"), figure(AFTER, "32")], "up", None),
        ("%", [figure(BEFORE, "30"), figure(REPORT, "40"), figure(AFTER, "32")], "down", None),
        ("GBP", [figure(BEFORE, "1000000"), figure(AFTER, "1250000")], "no clear change", None),
        ("GBP", [figure(BEFORE, "1000000"), figure(AFTER, "1250001")], "up", None),
        ("bodies", [figure(BEFORE, "1"), figure(AFTER, "9")], "cannot be said",
         "a number without the whole that it is part of"),
    ],
)  # fmt: skip
def test_directions_of_published_figures(
    tmp_path: Path, unit: str, figures: list[dict[str, Any]], direction: str, reason: str | None
) -> None:
    measured = indicator("published_figure", unit=unit)
    (row,) = indicators(tmp_path, {"indicator": [measured], "published_figure": figures})
    assert (row["direction"], row["direction_reason"]) == (direction, reason)


@pytest.mark.parametrize(
    ("day", "direction"),
    [(BEFORE, "up"), (date(2018, 3, 31), "cannot be said"), (AFTER, "cannot be said"), (date(2021, 3, 31), "up")],
)
def test_nothing_is_said_across_a_break(tmp_path: Path, day: date, direction: str) -> None:
    tables = {
        "indicator": [indicator("published_figure")],
        "published_figure": [figure(BEFORE, "10"), figure(AFTER, "20")],
        "series_break": [{"indicator": "key", "as_at_date": day, "break_description": "x", "published_in": "y"}],
    }
    (row,) = indicators(tmp_path, tables)
    assert row["direction"] == direction


def test_councils_are_compared_with_the_report_once_later_sales_are_held(tmp_path: Path) -> None:
    councils = [council(f"C{n:03}") for n in range(100)]
    rows = [spend(date(2017, 1, 1), f"C{n:03}", "10") for n in range(20)]
    rows += [spend(date(2018, 6, 1), f"C{n:03}", "10") for n in range(60)]
    rows += [spend(date(2018, 7, 1), "C000", "10")]
    measured = indicator("spend", measure_key="councils_bought", measure_breakdown=None)
    (row,) = indicators(tmp_path, {"indicator": [measured], "buyer": councils, "spend": rows})
    assert (row["baseline_value"], row["baseline_period"]) == ("20", "20 of 100, December 2017")
    assert (row["latest_value"], row["latest_period"]) == ("60", "60 of 100, June 2018")
    assert row["direction"] == "up" and row["published_in"] is None


def test_agencies_are_a_share_where_all_are_known_and_spend_is_that_of_twelve_months(tmp_path: Path) -> None:
    """One of ten agencies buys; an eleventh may have existed or not in the last final month, February 2014."""
    known = {"buyer_type": "executive_agency", "start_date": date(2010, 1, 1), "end_after_date": date(2026, 1, 1)}
    agencies_known = [known | {"buyer_id": name, "buyer_name": name} for name in ("dvla", *"bcdefghij")]
    doubtful = known | {"buyer_id": "z", "buyer_name": "Z", "end_after_date": date(2014, 2, 1)}
    gone = doubtful | {"end_date": date(2014, 1, 15), "end_after_date": None}
    months = [date(2013 + n // 12, n % 12 + 1, 1) for n in range(15)]
    rows = [spend(month, "dvla", "1000000", buyer_type="executive_agency") for month in months]
    both = [
        indicator("spend", indicator_id="A1-a", measure_key="agencies_bought"),
        indicator("spend", indicator_id="A1-b", measure_key="spend_12_months", unit="GBP"),
    ]
    for last, told in ((gone, ("10", "1 of 10, February 2014")), (doubtful, ("9.1", "1 of 11, January 2014"))):
        world = {"indicator": both, "buyer": [*agencies_known, last], "spend": rows}
        agencies, spent = indicators(tmp_path / last["buyer_id"] / told[0], world)
        assert (agencies["latest_value"], agencies["latest_period"]) == told
    assert (spent["latest_value"], spent["latest_period"], spent["unit"]) == (
        "12",
        "12 months to February 2014",
        "£ million",
    )


def heading(tmp_path: Path, name: str, tables: dict[str, list[dict[str, Any]]]) -> str:
    store = Store(write_snapshot(tmp_path, tables | {"lot": LOTS}))
    rows = store.rows(queries.load(name).sql)
    return str(import_module(f"pages.shared.figures.{name}").finding(rows, Choice({}, {})).heading)


def share(channel: str, value: str, day: date = AFTER, breakdown: str = "central government") -> dict[str, Any]:
    return figure(day, value, f"central_government_sme_share_{channel}", breakdown=breakdown)


TARGET = {
    "commitment_id": "c", "commitment": "A third", "status": "sourced", "start_year": 2016, "due_year": 2022,
    "target_percent": Decimal(33), "quotation": "a third", "published_in": "A page", "confidence": "READ",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "tables", "said"),
    [
        ("sme_spend_by_year", {}, "No shares of spend with small firms in this snapshot"),
        ("sme_spend_by_year", {"published_figure": [share("direct", "6.8")]},
         "No shares of spend with small firms in this snapshot"),
        ("sme_spend_by_year", {"published_figure": [share("direct", "10"), share("indirect", "6.5")]},
         "16.5% of spend reached small firms in 2019 to 2020"),
        ("sme_spend_by_year",
         {"published_figure": [share("total", "26.7"), share("direct", "11.3")], "commitment": [TARGET]},
         "26.7% of spend reached small firms in 2019 to 2020, 33% aspired to"),
        ("sme_spend_by_department", {}, "No shares by department in this snapshot"),
        ("sme_spend_by_department", {"published_figure": [share("direct", "5", breakdown="Home Office")]},
         "Home Office: 5.0% directly with small firms"),
        ("sme_spend_by_department",
         {"published_figure": [share("direct", "5", breakdown=name) for name in ("Home Office", "HM Treasury")]},
         "5.0% went directly to small firms in every department"),
        ("sme_spend_by_department",
         {"published_figure": [share("direct", "5", breakdown="Home Office"),
                               share("direct", "44.1", breakdown="HM Treasury")]},
         "From 5.0% to 44.1% of departments' spend went directly to small firms"),
        ("commitments", {}, "No commitments in this snapshot"),
        ("commitments", {"commitment": [TARGET]}, "Sourced: 1 of 1 commitment or duty"),
        ("recommendations", {}, "No recommendations in this snapshot"),
        ("recommendation_indicators", {}, "No recommendations in this snapshot"),
        ("recommendation_indicators", {"ask": [ask()], "indicator": [indicator("none")]},
         "0 of 1 ask can be compared with the report's day"),
    ],
)  # fmt: skip
def test_headings(tmp_path: Path, name: str, tables: dict[str, list[dict[str, Any]]], said: str) -> None:
    assert heading(tmp_path, name, tables) == said


def test_a_department_by_year_has_its_parts_its_break_and_the_newest_of_two_publications(tmp_path: Path) -> None:
    older = {"published_in": "Another page", "published_date": date(2020, 1, 1)}
    newer = {"published_in": "A page", "published_date": date(2021, 1, 1)}
    figures = [
        share("direct", "10", BEFORE, "HM Treasury"),
        share("direct", "11", AFTER, "HM Treasury") | newer,
        share("direct", "12", AFTER, "HM Treasury") | older,
        share("indirect", "6.5", AFTER, "HM Treasury") | newer,
        figure(AFTER, "65", "central_government_sme_spend_indirect", breakdown="HM Treasury"),
        share("total", "24"),
    ]
    changed = {"indicator": "central_government_sme_share_indirect", "as_at_date": AFTER, "break_description": "b",
               "published_in": "A page"}  # fmt: skip
    store = Store(write_snapshot(tmp_path, {"published_figure": figures, "series_break": [changed], "lot": LOTS}))
    rows = store.rows(queries.load("sme_spend_by_department_and_year").sql)
    seen = [(row["as_at_date"], row["channel"], row["sme_share"], row["spend_gbp"], row["has_break"])
            for row in rows.records()]  # fmt: skip
    assert seen == [
        (BEFORE, "direct", 10.0, None, False),
        (AFTER, "direct", 11.0, None, False),
        (AFTER, "indirect", 6.5, Decimal(65), True),
    ]
    module = import_module("pages.shared.figures.sme_spend_by_department_and_year")
    assert "The counting changed in 2019 to 2020." in module.finding(rows, Choice({}, {})).sentence
    drawn = module.chart(rows, theme(False))
    assert [list(trace["x"]) for trace in drawn["data"]] == [[11.0], [6.5]]


def test_what_was_read_of_departments_adds_up_but_for_rounding() -> None:
    values: dict[tuple[str, str, str], dict[str, Decimal]] = {}
    with (ROOT / "data" / "reference" / "published_figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        kind, _, channel = row["indicator"].rpartition("_")
        if kind.startswith("central_government_sme_") and row["breakdown"] != "central government":
            values.setdefault((kind, row["breakdown"], row["as_at_date"]), {})[channel] = Decimal(row["value"])
    whole = {key: parts for key, parts in values.items() if len(parts) == 3}
    assert len(whole) == 14  # seven departments and years, as shares and as pounds
    for (kind, *_), parts in whole.items():
        rounding = Decimal("0.1") if kind.endswith("share") else Decimal(10**6)
        assert abs(parts["direct"] + parts["indirect"] - parts["total"]) <= rounding


def test_what_is_worked_out_here_is_marked(tmp_path: Path) -> None:
    figures = [
        share("direct", "10", BEFORE),
        share("indirect", "6.5", BEFORE),
        share("direct", "11"),
        share("total", "24"),
    ]
    store = Store(write_snapshot(tmp_path, {"published_figure": figures, "lot": LOTS}))
    rows = store.rows(queries.load("sme_spend_by_year").sql).records()
    derived = {(row["financial_year"], row["channel"]): row["sme_share"] for row in rows if row["is_derived"]}
    assert derived == {("2016-17", "total"): 16.5, ("2019-20", "indirect"): 13.0}


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "https://example.org/ x", "https://example.org/>x", "data:text/html,x"]
)
def test_an_address_that_could_act_is_no_link(address: str | None) -> None:
    assert listing.link("[a](b) <i>", address) == r"\[a\](b) \<i\> \[x\]"


def test_a_link_leads_to_its_address() -> None:
    assert listing.link("57%", "https://example.org/a?b=c(d)") == "[57%](<https://example.org/a?b=c(d)>)"


def test_every_percentage_on_the_page_is_in_a_table(real_snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(real_snapshot.parents[1]))
    app = AppTest.from_file(str(ROOT / "pages" / "recommendations.py"), default_timeout=60).run()
    assert not app.exception
    store = Store(real_snapshot)
    known = {100.0, 25.0, 33.0, 95.0}  # what must add up, the aspirations, the interval
    for table, column in (("published_figure", "value"), ("survey_result", "answer_percent")):
        known |= {float(row[0]) for row in store.rows(f"SELECT {column} FROM {table}").values}
    rows = store.rows(queries.load("recommendation_indicators").sql).records()
    known |= {float(row["latest_value"]) for row in rows if row["latest_value"] and row["published_in"] is None}
    body = [text for text in app.markdown if not text.value.startswith(":small")]  # the foot tells of matching
    said = "\n".join(element.value for element in (*app.header, *body)).replace("\\", "")
    without_addresses = re.sub(r"\(<[^>]*>\)", "", said)
    quoted = {float(number) for number in re.findall(r"(-?\d+(?:\.\d+)?)%", without_addresses)}
    assert len(quoted) > 15
    assert quoted - known == set()


def test_what_is_not_sourced_has_no_date_owner_or_figure(real_snapshot: Path) -> None:
    rows = Store(real_snapshot).rows(queries.load("commitments").sql).records()
    unsourced = [row for row in rows if row["status"] == "not yet sourced"]
    assert len(unsourced) == 3
    for row in unsourced:
        assert {value for key, value in row.items() if key not in ("commitment", "status", "note")} == {None}


def test_an_indicator_says_what_the_headline_says(real_snapshot: Path) -> None:
    store = Store(real_snapshot)
    query = queries.load("headline")
    (headline,) = store.rows(query.sql, dict.fromkeys(query.parameters)).records()
    rows = store.rows(queries.load("recommendation_indicators").sql).records()
    said = {row["indicator_name"]: row["latest_value"] for row in rows}
    agencies = 100 * headline["agency_bought_count"] / headline["agency_register_count"]
    assert said["Agencies that have bought, as a share of the register"] == f"{agencies:.1f}"
    councils = 100 * headline["council_bought_count"] / headline["council_register_count"]
    assert said["Local authorities that have bought, as a share of the register"] == f"{councils:.1f}"
