"""What every figure says: for none, one, many, a tie and a small base, with number and grammar right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from snapshots import LOTS, council, spend, write_snapshot

from pages.shared import filters, queries
from pages.shared.finding import Finding
from pages.shared.store import Rows, Store
from pages.shared.theme import theme

PLAIN = {"coverage", "filter_choices", "region_choices", "headline", "minister_headline"}
FIGURES = sorted(set(queries.names()) - PLAIN)
MONTHS = [date(2013, month, 1) for month in range(1, 7)]
AGENCY = {"buyer_id": "dvla", "buyer_name": "DVLA", "buyer_type": "executive_agency"}

World = dict[str, list[dict[str, Any]]]


def councils(number: int, **also: Any) -> list[dict[str, Any]]:
    return [council(f"{also.get('region', 'S')}{n:02}", **also) for n in range(number)]


NONE: World = {"buyer": councils(12), "spend": [spend(MONTHS[0], None, "-5"), spend(MONTHS[1], None, "-5")]}
ONE: World = {
    "buyer": [*councils(12), AGENCY],
    "spend": [
        spend(MONTHS[0], "S00", "100"),
        spend(MONTHS[1], "dvla", "50", buyer_type="executive_agency"),
        spend(MONTHS[2], "S00", "1"),
    ],
}
SMALL: World = {"buyer": councils(3), "spend": [spend(MONTHS[0], "S00", "100"), spend(MONTHS[1], "S01", "100")]}
TIE: World = {
    "buyer": councils(10) + councils(10, region="London"),
    "spend": [spend(month, body, "500") for body in ("S00", "London00") for month in MONTHS],
}
MANY: World = {
    "buyer": councils(20) + councils(10, nation="Scotland", region="Scotland", authority_type="Scottish council"),
    "spend": [spend(month, f"S{n:02}", str(10**n)) for n in range(6) for month in MONTHS]
    + [spend(MONTHS[1], "Scotland00", "20000", supplier_size="Large")],
    "published_figure": [
        {
            "indicator": "g_cloud_cumulative_spend",
            "breakdown": "total",
            "as_at_date": day,
            "value": Decimal(pounds),
            "unit": "GBP",
            "published_in": "A newspaper",
        }
        for day, pounds in (
            (date(2014, 3, 31), 154635952),
            (date(2017, 12, 31), 2850000000),
            (date(2024, 3, 1), 16740000000),
        )
    ],
}
WORLDS = {"empty": {}, "none": NONE, "one": ONE, "small": SMALL, "tie": TIE, "many": MANY}


@pytest.fixture(params=WORLDS, scope="module")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield Store(write_snapshot(tmp_path_factory.mktemp(request.param), WORLDS[request.param] | {"lot": LOTS}))


def say(store: Store, name: str, **asked: str) -> Finding:
    query = queries.load(name)
    choice, problems = filters.choose(asked, tuple(filters.FILTERS), store)
    assert problems == []
    finding: Finding = import_module(f"pages.shared.figures.{name}").finding(rows_of(store, name, choice), choice)
    assert query.title
    return finding


def rows_of(store: Store, name: str, choice: filters.Choice) -> Rows:
    query = queries.load(name)
    return store.rows(query.sql, choice.for_query(query.parameters))


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_whole_sentences_in_every_world(store: Store, name: str) -> None:
    found = say(store, name)
    for text in (found.heading, found.measure, found.sentence, found.alt):
        assert not any(wrong in text for wrong in ("None", "nan", "inf", "  ", "£-", " ,", ".."))
    assert 3 <= len(found.heading.split()) <= 14 and not found.heading.endswith(".")
    assert found.sentence.endswith(".")
    assert len(found.alt) <= 220 and found.alt != found.heading


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", FIGURES)
def test_every_chart_is_plain_data_in_the_colours_of_the_theme(store: Store, name: str, dark: bool) -> None:
    module = import_module(f"pages.shared.figures.{name}")
    rows = rows_of(store, name, filters.Choice({}, {}))
    if not hasattr(module, "chart") or len(rows) == 0:
        return
    look = theme(dark)
    chart = module.chart(rows, look)
    known = {look.background, look.text, look.grid, look.strong, look.context, *look.groups.values()}
    used = set(find_colours(chart))
    assert used <= known
    json.dumps(chart, default=str)
    for trace in chart["data"]:
        assert len(trace["x"]) == len(trace["y"])


def find_colours(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for value in part.values():
            yield from find_colours(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from find_colours(value)
    elif isinstance(part, str) and part.startswith("#"):
        yield part


def headings(world: World, tmp_path: Path, **asked: str) -> dict[str, str]:
    store = Store(write_snapshot(tmp_path, world | {"lot": LOTS}))
    return {name: say(store, name, **asked).heading for name in FIGURES}


def test_headings_for_one(tmp_path: Path) -> None:
    said = headings(ONE, tmp_path)
    assert said["bodies_bought_by_month"] == "1 council, 1 agency and 0 departments had bought by February 2013"
    assert said["council_adoption_by_month"] == "One council in 12 had bought by February 2013"
    assert said["councils_bought"] == "1 council has bought"
    assert said["councils_not_yet"] == "Not yet: 11 councils"
    assert said["spend_share_by_buyer_group"] == "Too few invoice lines to give shares of spend"
    assert said["council_spend_bands"] == "1 of 1 council that bought spent under £1,000"


def test_headings_for_none(tmp_path: Path) -> None:
    said = headings(NONE, tmp_path)
    assert said["council_adoption_by_month"] == "No council had bought by January 2013"
    assert said["councils_bought"] == "No council has bought"
    assert said["council_spend_bands"] == "No council had bought in this selection"
    assert said["published_totals"] == "No published totals in this snapshot"


def test_headings_for_a_tie(tmp_path: Path) -> None:
    said = headings(TIE, tmp_path)
    assert said["council_adoption_by_region"] == "The same share of councils had bought in every nation or region"
    assert said["spend_share_by_buyer_group"] == "Agencies made 0% of spend, councils 100%"


def test_headings_for_a_small_base(tmp_path: Path) -> None:
    said = headings(SMALL, tmp_path)
    assert said["council_adoption_by_region"] == "Too few councils to compare by nation or region"


def test_headings_for_many(tmp_path: Path) -> None:
    said = headings(MANY, tmp_path)
    # Six of twenty in England; one of ten in Scotland.
    assert said["council_adoption_by_nation"] == "From 10% (Scotland) to 30% (England) of councils"
    assert said["published_totals"] == "G-Cloud had sold £2.85 billion when the report appeared"
    # Five final months of 1, 10, … 100,000 pounds: 5, 50, 500 are under £1,000.
    assert said["council_spend_bands"] == "3 of 7 councils that bought spent under £1,000"
    scotland = headings(MANY, tmp_path / "again", region="Scotland")
    assert scotland["council_adoption_by_month"] == "One council in ten in Scotland had bought by May 2013"
    assert scotland["councils_not_yet"] == "Not yet: 9 councils in Scotland"


def test_headings_that_a_tie_or_a_place_would_make_untrue(tmp_path: Path) -> None:
    south, north, none = (councils(10, region=place) for place in ("South East", "North East", "London"))
    bought = [spend(MONTHS[0], "South East00", "20"), spend(MONTHS[0], "South East01", "2000")]
    world: World = {"buyer": south + north + none, "spend": [*bought, spend(MONTHS[1], None, "1")]}
    said = headings(world, tmp_path)
    assert said["council_adoption_by_region"] == "From 0% (2 tied) to 20% (South East) of councils"
    assert said["council_spend_bands"] == "2 bands of spend tie, with 1 of 2 councils each"
    said = headings(world, tmp_path / "again", region="South East")
    assert said["council_adoption_by_nation"] == "South East, England: 2 of 10 councils (20%) had bought"
    assert said["council_spend_bands"] == "South East: 2 bands of spend tie, with 1 of 2 councils each"


@pytest.mark.parametrize(
    ("before", "now", "heading"),
    [
        ("100", "120", "Monthly spend rose by 20% in the year to January 2014"),
        ("100", "94", "Monthly spend fell by 6% in the year to January 2014"),
        ("1000", "1004", "Monthly spend hardly changed in the year to January 2014"),
        ("1000", "4", "Monthly spend fell by more than 99% in the year to January 2014"),
        ("100", "530", "Spend in January 2014 was 5.3 times that in January 2013"),
        ("0", "530", "Suppliers reported £530 of sales in January 2014"),
        ("-7", "530", "Suppliers reported £530 of sales in January 2014"),
        ("100", "-30", "Credit notes exceeded sales by £30 in January 2014"),
    ],
)
def test_monthly_spend_against_a_year_before(tmp_path: Path, before: str, now: str, heading: str) -> None:
    rows = [spend(date(2013 + n, 1, 1), "S00", pounds) for n, pounds in enumerate((before, now))]
    world: World = {"buyer": councils(1), "spend": [*rows, spend(date(2014, 2, 1), "S00", "9")]}
    assert headings(world, tmp_path)["spend_by_month"] == heading


@pytest.mark.parametrize(
    ("agency", "council_", "unknown", "heading", "first_words"),
    [
        ("300", "300", "400", "Agencies made 30% of spend, councils 30%", "Buyers that are not matched spent most."),
        ("400", "400", "200", "Agencies made 40% of spend, councils 40%", "Agencies and local authorities spent most."),
        ("1", "3", "996", "Agencies made less than 1% of spend, councils less than 1%", "Buyers that are not matched"),
        ("-100", "600", "500", "Agencies made -10% of spend, councils 60%", "Local authorities spent most."),
        ("-9", "3", "6", "Credit notes cancel all spend, so there are no shares", "Buyers that are not matched"),
    ],
)
def test_shares_of_spend(
    tmp_path: Path, agency: str, council_: str, unknown: str, heading: str, first_words: str
) -> None:
    rows = [
        spend(MONTHS[0], "dvla", agency, buyer_type="executive_agency", invoice_count=10),
        spend(MONTHS[0], "S00", council_),
        spend(MONTHS[0], None, unknown),
        spend(MONTHS[1], None, "1"),
    ]
    world: World = {"buyer": [*councils(1), AGENCY], "spend": rows, "lot": LOTS}
    found = say(Store(write_snapshot(tmp_path, world)), "spend_share_by_buyer_group")
    assert found.heading == heading
    assert found.sentence.startswith(first_words)


def test_a_single_published_total_does_not_rise(tmp_path: Path) -> None:
    world: World = {"published_figure": MANY["published_figure"][:1], "lot": LOTS}
    found = say(Store(write_snapshot(tmp_path, world)), "published_totals")
    assert found.heading == "G-Cloud sales had reached £154.6 million by March 2014"
    assert found.measure.split("; ")[0].endswith("£ without VAT, 2014")
    assert found.alt == "Points joined by a line: published cumulative G-Cloud sales, £154.6 million in 2014."


def test_headline_numbers(tmp_path: Path) -> None:
    told = {}
    for name, world, asked in [
        ("provisional", {"buyer": councils(2), "spend": [spend(MONTHS[0], "S00", "5")]}, {}),
        ("one", ONE, {}),
        ("large", MANY, {"supplier_size": "Large"}),
    ]:
        store = Store(write_snapshot(tmp_path / name, world | {"lot": LOTS}))
        choice, _ = filters.choose(asked, tuple(filters.FILTERS), store)
        numbers = import_module("pages.shared.figures.headline").numbers(rows_of(store, "headline", choice), choice)
        told[name] = {number.label: f"{number.value}; {number.note}" for number in numbers}
    assert told["provisional"]["Spend"] == "£0; no final month"
    assert told["one"] == {
        "Spend": "£150; January 2013 to February 2013",
        "Buyers": "2; from 1 supplier",
        "Councils": "1 of 12; have bought: 8% of the register",
        "Agencies": "1; have bought; no full register, so no share",
    }
    assert told["large"]["Spend"] == "£20,000; February 2013 to May 2013 (Large)"
    assert told["large"]["Councils"] == "1 of 30; have bought: 3% of the register"


def test_measures_hold_numbers(tmp_path: Path) -> None:
    store = Store(write_snapshot(tmp_path, MANY | {"lot": LOTS}))
    assert [name for name in FIGURES if not any(sign.isdigit() for sign in say(store, name).measure)] == []
