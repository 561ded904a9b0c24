"""What every figure says: for none, one, many, a tie and a small base, with number and grammar right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import body_cases
import finding_cases
import market_cases
import notice_worlds
import pytest
from opportunity_cases import OPPORTUNITY_CASES
from snapshots import LOTS, central, council, spend, write_snapshot

from pages.shared import filters, queries
from pages.shared.charts.theme import theme
from pages.shared.finding import Finding
from pages.shared.store import Rows, Store

PLAIN = {
    "coverage", "day_choices", "filter_choices", "month_choices", "region_choices", "bodies_to_pick", "headline",
    "minister_headline", "adoption_now", "opportunity_headline",
}  # fmt: skip
FIGURES = sorted(set(queries.names()) - PLAIN)
MONTHS = [date(2013, month, 1) for month in range(1, 7)]
AGENCY = {"buyer_id": "dvla", "buyer_name": "DVLA", "buyer_type": "executive_agency"}

World = dict[str, list[dict[str, Any]]]


def councils(number: int, **also: Any) -> list[dict[str, Any]]:
    return [council(f"{also.get('region', 'S')}{n:02}", **also) for n in range(number)]


def two_regions(london: tuple[int, int], south: tuple[int, int]) -> World:
    """So many councils that bought, of so many, in London and in the South East, all of one type."""
    bodies = [council(f"{region}{n}", region=region) for region, size in zip("LS", (london[1], south[1]), strict=True)
              for n in range(size)]  # fmt: skip
    sales = [spend(MONTHS[0], f"{region}{n}", "5") for region, bought in zip("LS", (london[0], south[0]), strict=True)
             for n in range(bought)]  # fmt: skip
    return {"buyer": bodies, "spend": [*sales, spend(MONTHS[1], None, "1")]}


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
# Six of twenty in England, one of ten in Scotland; five final months of 1, 10, … 100,000 pounds: three under £1,000.
MANY: World = {
    "buyer": councils(20)
    + councils(10, nation="Scotland", region="Scotland", authority_type="Scottish council")
    + [central("treasury"), central("exchequer", end_date=date(2013, 3, 31), end_after_date=None)],
    "spend": [spend(month, f"S{n:02}", str(10**n)) for n in range(6) for month in MONTHS]
    + [spend(MONTHS[1], "Scotland00", "20000", supplier_size="Large")]
    + [spend(MONTHS[1], "exchequer", "30", invoice_count=12, buyer_type="ministerial_department")],
    "buyer_succession": [
        {
            "buyer_id": "exchequer",
            "successor_buyer_id": "treasury",
            "succession_date": date(2013, 4, 1),
            "evidence": "made up",
        }
    ],
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
EVEN: World = {  # one council in ten in each of two nations, regions and council types
    "buyer": councils(10) + councils(10, nation="Scotland", region="Scotland", authority_type="Scottish council"),
    "spend": [spend(MONTHS[0], body, "500", invoice_count=5) for body in ("S00", "Scotland00")]
    + [spend(MONTHS[1], None, "1")],
}
YEAR: World = {  # the same month of two years
    "buyer": councils(1),
    "spend": [spend(date(2013 + n, 1, 1), "S00", pounds, invoice_count=10) for n, pounds in enumerate(("100", "120"))]
    + [spend(date(2014, 2, 1), "S00", "9")],
}
LEVEL: World = {
    "buyer": councils(1),
    "spend": [spend(date(2013 + n, 1, 1), "S00", "100", invoice_count=10) for n in range(2)]
    + [spend(date(2014, 2, 1), "S00", "9")],
}
LOTS_TIE: World = {
    "buyer": councils(1),
    "spend": [
        spend(MONTHS[0], "S00", "40"),
        spend(MONTHS[0], "S00", "40", lot_id="infrastructure-as-a-service", supplier_id="big", supplier_size="Large"),
        spend(MONTHS[1], "S00", "1"),
    ],
}
SPELT: World = {
    "buyer": councils(2),
    "spend": [spend(month, "S00", "40") for month in MONTHS[:2]],
    "buyer_name": [
        {"source": "g_cloud_sales", "buyer_name_published": name, "buyer_id": body, "match_method": "variant"}
        for name, body in (("S00", "S00"), ("S 00", "S00"), ("S01", "S01"))
    ],
}
# Twelve councils of 1,000 residents that spent 100, 200, … 1,200 pounds on 10 invoice lines each.
PEERS: World = {
    "buyer": councils(12, population=1000, population_year=2020),
    "spend": [spend(MONTHS[0], f"S{n:02}", str(100 * (n + 1)), invoice_count=10) for n in range(12)]
    + [spend(MONTHS[1], "S00", "1")],
}
ONE_TOTAL: World = {"published_figure": MANY["published_figure"][:1]}
TWO_TOTALS: World = {
    "published_figure": [
        MANY["published_figure"][1],
        MANY["published_figure"][1] | {"published_in": "Another newspaper"},
    ]
}
WORLDS = {"empty": {}, "none": NONE, "one": ONE, "small": SMALL, "tie": TIE, "many": MANY, "even": EVEN}

# A year and a month of final months: of twelve councils three buy at first, of which one buys again.
LASTING: World = {
    "buyer": [
        *councils(12),
        *(central(f"D{n:02}") for n in range(3)),
        *(central(f"A{n:02}", "executive_agency") for n in range(2)),
    ],
    "spend": [
        *(spend(date(2013, 4, 1), f"S{n:02}", "100", invoice_count=5) for n in range(3)),
        spend(date(2013, 4, 1), "A00", "100", buyer_type="executive_agency"),
        spend(date(2013, 5, 1), "D00", "100", buyer_type="ministerial_department"),
        spend(date(2014, 4, 1), "S00", "100", invoice_count=10),
        spend(date(2014, 4, 1), "A00", "300", buyer_type="executive_agency"),
        spend(date(2014, 5, 1), None, "1"),
    ],
}
RETURNING: World = {  # two councils of one year, one of which comes back in the next; then also an agency
    "buyer": councils(2),
    "spend": [spend(date(2013, 3, 1), f"S{n:02}", "5") for n in range(2)]
    + [spend(date(2014, 3, 1), "S00", "5"), spend(date(2014, 4, 1), None, "1")],
}
REPLACED: World = {  # a department follows two others
    "buyer": [
        central("new", start_date=date(2013, 2, 1), start_by_date=None),
        *(central(name, end_date=date(2013, 1, 31), end_after_date=None) for name in ("old", "older")),
    ],
    "spend": [spend(month, None, "1") for month in MONTHS],
}
PUBLISHED: World = {
    "published_figure": [MANY["published_figure"][0] | {"as_at_date": date(2013, 2, 28), "value": Decimal(1200)}],
    "spend": [spend(month, None, "500") for month in MONTHS[:3]],
}
SHARED: World = {  # one share of a year, and the only file, which agrees
    "published_figure": [
        MANY["published_figure"][0] | {"indicator": "g_cloud_sme_share_by_value", "value": Decimal(60), "unit": "%"}
    ],
    "spend_vintage": [
        {
            "release_id": "g_cloud_sales-2014-07-14",
            "published_date": date(2014, 7, 14),
            "month": date(2014, 3, 1),
            "sector_published": "Health",
            "lot_id": "software-as-a-service",
            "supplier_size": size,
            "spend_gbp": Decimal(pounds),
            "invoice_count": 10,
        }
        for size, pounds in (("SME", 60), ("Large", 40))
    ],
}

# For every figure what it says of none, one, many and a tie; None where one number cannot tie.
NO_TIE = None
CASES: dict[str, dict[str, tuple[World, str] | tuple[World, str, dict[str, str]] | None]] = {
    "bodies_bought_by_month": {
        "none": (NONE, "0 councils, 0 agencies and 0 departments had bought by January 2013"),
        "one": (ONE, "1 council, 1 agency and 0 departments had bought by February 2013"),
        # The treasury by what the exchequer bought before it.
        "many": (MANY, "7 councils, 0 agencies and 1 department had bought by May 2013"),
        "tie": (TIE, "2 councils, 0 agencies and 0 departments had bought by May 2013"),
    },
    "council_adoption_by_month": {
        "none": (NONE, "No council had bought by January 2013"),
        "one": (ONE, "One council in 12 had bought by February 2013"),
        "many": (MANY, "One council in four had bought by May 2013"),  # 7 of 30
        "tie": NO_TIE,
    },
    "council_adoption_by_nation": {
        "none": ({}, "No final month in this selection"),
        "one": (ONE, "England: 1 of 12 councils (8%) had bought"),
        "many": (MANY, "From 10% (Scotland) to 30% (England) of councils"),
        "tie": (EVEN, "The same share of councils had bought in every nation"),
    },
    "council_adoption_by_region": {
        "none": ({}, "No final month in this selection"),
        "one": (ONE, "South East: 1 of 12 councils (8%) had bought"),
        "many": (MANY, "From 10% (Scotland) to 30% (South East) of councils"),
        "tie": (EVEN, "The same share of councils had bought in every nation or region"),
    },
    "council_adoption_by_authority_type": {
        "none": ({}, "No final month in this selection"),
        "one": (ONE, "District: 1 of 12 councils (8%) had bought"),
        "many": (MANY, "From 10% (Scottish council) to 30% (District) of councils"),
        "tie": (EVEN, "The same share of councils had bought in every council type"),
    },
    "council_adoption_funnel": {
        "none": ({}, "Too few councils to compare groups with the whole"),
        # 8 of 12 and 20 of 100 around 25%: up to 6 of 12, and 17 to 34 of 100, are within.
        "one": (two_regions((8, 12), (20, 100)), "1 of 3 groups lies outside the 95% limits around the UK share"),
        "many": (two_regions((10, 10), (0, 60)), "2 of 3 groups lie outside the 95% limits around the UK share"),
        "tie": (EVEN, "No group of 4 lies outside the 95% limits around the UK share"),
    },
    "council_map": {
        "none": (NONE, "No council had bought by January 2013"),
        "one": (ONE, "One council in 12 had bought by February 2013"),
        "many": (MANY, "One council in four had bought by May 2013"),  # 7 of 30
        "tie": NO_TIE,
    },
    "council_spend_bands": {
        "none": (NONE, "No council had bought in this selection"),
        "one": (ONE, "1 of 1 council that bought spent under £1,000"),
        "many": (MANY, "3 of 7 councils that bought spent under £1,000"),
        "tie": (
            {"buyer": councils(2), "spend": [*SMALL["spend"][:1], spend(MONTHS[0], "S01", "2000"), SMALL["spend"][1]]},
            "2 bands of spend tie, with 1 of 2 councils each",
        ),
    },
    "councils_bought": {
        "none": (NONE, "No council has bought"),
        "one": (ONE, "1 council has bought"),
        "many": (MANY, "7 councils have bought"),
        "tie": NO_TIE,
    },
    "councils_not_yet": {
        "none": (
            {"buyer": councils(1), "spend": [spend(month, "S00", "5") for month in MONTHS]},
            "Every council has bought",
        ),
        "one": (
            {"buyer": councils(2), "spend": [spend(month, "S00", "5") for month in MONTHS]},
            "Not yet: 1 council",
        ),
        "many": (MANY, "Not yet: 23 councils"),
        "tie": NO_TIE,
    },
    "published_totals": {
        "none": (NONE, "No published totals in this snapshot"),
        "one": (ONE_TOTAL, "G-Cloud sales had reached £154.6 million by March 2014"),
        "many": (MANY, "G-Cloud had sold £2.85 billion when the report appeared"),
        "tie": (TWO_TOTALS, "G-Cloud had sold £2.85 billion when the report appeared"),
    },
    "spend_by_month": {
        "none": ({}, "No final month of spend in this selection"),
        "one": (ONE, "Suppliers reported £50 of sales in February 2013"),
        "many": (YEAR, "Monthly spend rose by 20% in the year to January 2014"),
        "tie": (LEVEL, "Monthly spend hardly changed in the year to January 2014"),
    },
    "spend_share_by_buyer_group": {
        "none": ({}, "No final month of spend in this selection"),
        "one": (EVEN, "Agencies made 0% of spend, councils 100%"),
        "many": (
            {
                "buyer": [*councils(1), AGENCY],
                "spend": [
                    spend(MONTHS[0], "dvla", "300", buyer_type="executive_agency", invoice_count=10),
                    spend(MONTHS[0], "S00", "200"),
                    spend(MONTHS[0], None, "500"),
                    spend(MONTHS[1], None, "1"),
                ],
            },
            "Agencies made 30% of spend, councils 20%",
        ),
        "tie": (
            {
                "buyer": [*councils(1), AGENCY],
                "spend": [
                    spend(MONTHS[0], "dvla", "50", buyer_type="executive_agency", invoice_count=10),
                    spend(MONTHS[0], "S00", "50"),
                    spend(MONTHS[1], None, "1"),
                ],
            },
            "Agencies made 50% of spend, councils 50%",
        ),
    },
    # One body and its peers: the address says which.
    "buyers_listed": {
        "none": (NONE, "No public body had invoices in this selection"),
        "one": (SMALL, "1 public body had invoices in this selection"),
        "many": (MANY, "8 public bodies had invoices in this selection"),
        "tie": NO_TIE,
    },
    "buyer_summary": {
        "none": (MANY, "No public body is chosen"),
        "one": (MANY, "S02 Council spent £500", {"buyer": "S02"}),
        "many": (MANY, "2 bodies spent £5,500 together", {"buyer": "S03,S02"}),
        "tie": NO_TIE,
    },
    "buyer_spend_by_month": {
        "none": (MANY, "No public body is chosen"),
        "one": (MANY, "S02 Council bought in 6 of 6 months", {"buyer": "S02"}),
        "many": (MANY, "3 bodies bought in 0 to 6 of 6 months", {"buyer": "S03,Scotland00,S19"}),
        "tie": (MANY, "2 bodies bought in 6 of 6 months", {"buyer": "S03,S02"}),
    },
    "buyer_spend_by_lot": {
        "none": (MANY, "No invoices of a chosen body in this selection"),
        "one": (MANY, "£500 on Software as a Service, of 1 lot", {"buyer": "S02"}),
        "many": (MANY, "2 bodies bought in 1 lot", {"buyer": "S03,S02"}),
        "tie": (LOTS_TIE, "2 lots tie, with £40 each", {"buyer": "S00"}),
    },
    "buyer_suppliers": {
        "none": (MANY, "0 suppliers in this selection, 0 labelled SME"),
        "one": (MANY, "1 supplier in this selection, 1 labelled SME", {"buyer": "S02"}),
        "many": (LOTS_TIE, "2 suppliers in this selection, 1 labelled SME", {"buyer": "S00"}),
        "tie": NO_TIE,
    },
    "buyer_relations": {
        "none": (MANY, "No related body on the registers held", {"buyer": "S00"}),
        "one": (MANY, "1 related body on the registers held", {"buyer": "treasury"}),
        "many": (MANY, "2 related bodies on the registers held", {"buyer": "treasury,exchequer"}),
        "tie": NO_TIE,
    },
    "buyer_spellings": {
        "none": (MANY, "No published spelling in the files held", {"buyer": "S00"}),
        "one": (SPELT, "1 published spelling in the files held", {"buyer": "S01"}),
        "many": (SPELT, "2 published spellings in the files held", {"buyer": "S00"}),
        "tie": NO_TIE,
    },
    "peer_spend": {
        "none": (MANY, "No council is chosen"),
        "one": (PEERS, "No peers to compare S00 Council with", {"buyer": "S00"}),
        "many": (
            PEERS,
            "S11 Council is above the middle half of 11 councils of its type and nation",
            {"buyer": "S11", "peers": "type"},
        ),
        "tie": (
            PEERS,
            "S05 Council is in the middle half of 11 councils of its type and nation",
            {"buyer": "S05", "peers": "type"},
        ),
    },
    "peer_bands": {
        "none": (MANY, "No band of peers to draw"),
        "one": (
            PEERS,
            "1 peer had bought by January 2013, too few for bands",
            {"buyer": "S00", "peers": "own", "own": "S01"},
        ),
        "many": (
            PEERS,
            "11 peers had bought by January 2013, half at £0.60 a head or less",
            {"buyer": "S11", "peers": "type"},
        ),
        "tie": NO_TIE,
    },
}
CASES |= notice_worlds.CASES

CASES |= market_cases.CASES

CASES |= {
    "council_states_by_month": {
        "none": ({}, "No councils on the register in a final month"),
        "one": (ONE, "Too early to say who stopped: 1 council had bought"),
        "many": (LASTING, "Councils: 1 still buying, 2 stopped, 9 not yet"),
        "tie": NO_TIE,
    },
    "agency_states_by_month": {
        "none": ({}, "No agencies on the register in a final month"),
        "one": (ONE, "Too early to say who stopped: 1 agency had bought"),
        "many": (LASTING, "Agencies: 1 still buying, 0 stopped, 1 not yet"),
        "tie": NO_TIE,
    },
    "department_states_by_month": {
        "none": ({}, "No departments on the register in a final month"),
        "one": (REPLACED, "Too early to say who stopped: 0 departments had bought"),
        "many": (LASTING, "Departments: 1 still buying, 0 stopped, 2 not yet"),
        "tie": NO_TIE,
    },
    "first_purchases_by_month": {
        "none": (NONE, "No body bought for the first time, January 2013"),
        "one": (SMALL, "1 body bought for the first time, January 2013"),
        # Seven councils, one department, and the one that followed it: a predecessor's purchase is its own.
        "many": (MANY, "9 bodies bought for the first time, January 2013 to May 2013"),
        "tie": (TIE, "2 bodies bought for the first time, January 2013 to May 2013"),
    },
    "register_changes": {
        "none": (MANY | {"buyer": councils(2)}, "No body joined or left the register"),
        "one": (MANY, "0 bodies joined the register, 1 left it"),
        "many": (REPLACED, "1 body joined the register, 2 left it"),
        "tie": NO_TIE,
    },
    "retention_by_cohort": {
        "none": (MANY, "No later full year yet to see buyers come back in"),
        "one": (RETURNING, "1 of 2 new councils of 2012 to 2013 came back"),
        "many": (
            RETURNING | {"buyer": [{**body, "buyer_type": "health"} for body in councils(2)]},
            "1 of 2 new buyers (rest of the wider public sector) of 2012 to 2013 came back",
        ),
        "tie": NO_TIE,
    },
    "spend_share_by_month": {
        "none": ({}, "No final month of spend in this selection"),
        "one": (ONE, "Too few invoice lines in February 2013 to give shares of spend"),
        "many": (LASTING, "Agencies 75.0% and councils 25.0% of spend in April 2014"),
        "tie": NO_TIE,
    },
    "published_spend_beside_held": {
        "none": (ONE, "No published sales for the months held"),
        "one": (PUBLISHED, "1 published figure: at most £200 from what is counted here"),
        "many": (
            PUBLISHED | {"published_figure": PUBLISHED["published_figure"] * 2},
            "2 published figures: at most £200 from what is counted here",
        ),
        "tie": NO_TIE,
    },
    "published_sme_beside_held": {
        "none": (ONE, "No published SME share for the months held"),
        "one": (SHARED, "SMEs: 60.0% as published, 60.0% in the file"),
        "many": (
            SHARED | {"published_figure": [row | {"value": Decimal(63)} for row in SHARED["published_figure"]]},
            "SMEs: 63.0% as published, 60.0% in the file",
        ),
        "tie": NO_TIE,
    },
}

CASES |= OPPORTUNITY_CASES

CASES |= body_cases.CASES
CASES |= finding_cases.CASES


@pytest.fixture(params=WORLDS, scope="module")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield Store(write_snapshot(tmp_path_factory.mktemp(request.param), WORLDS[request.param] | {"lot": LOTS}))


def say(store: Store, name: str, **asked: str) -> Finding:
    query = queries.load(name)
    choice, problems = filters.choose(asked, filters.NAMES, store)
    assert problems == []
    finding: Finding = import_module(f"pages.shared.figures.{name}").finding(rows_of(store, name, choice), choice)
    assert query.title
    return finding


def rows_of(store: Store, name: str, choice: filters.Choice) -> Rows:
    """A figure's rows; what is drawn of them in two themes, and said, is asked for once."""
    return _answer(store, name, choice.address(queries.load(name).parameters))


@lru_cache(maxsize=150)
def _answer(store: Store, name: str, address: str) -> Rows:
    query, chosen = queries.load(name), dict(parse_qsl(address))
    return store.rows(query.sql, {parameter: chosen.get(parameter) for parameter in query.parameters})


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_whole_sentences_in_every_world(store: Store, name: str) -> None:
    found = say(store, name)
    for text in (found.heading, found.measure, found.sentence, found.alt):
        assert not re.search(r"\b(None|nan|inf)\b|  |£-| ,|\.\.", text), text
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
    known = {look.background, look.text, look.grid, look.strong, look.context, *look.groups.values(), *look.steps}
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


def headings(world: World, tmp_path: Path, *names: str, **asked: str) -> dict[str, str]:
    store = Store(write_snapshot(tmp_path, world | {"lot": LOTS}))
    return {name: say(store, name, **asked).heading for name in names}


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_a_case_of_none_one_many_and_a_tie(name: str) -> None:
    assert name in CASES, f"add what {name} says of none, one, many and a tie to CASES"
    assert CASES[name].keys() == {"none", "one", "many", "tie"}


@pytest.fixture(scope="module")
def opened() -> dict[str, Store]:
    return {}


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases if cases[case] is not NO_TIE]
)
def test_what_a_figure_says(name: str, case: str, opened: dict[str, Store], tmp_path: Path) -> None:
    world, heading, *asked = CASES[name][case] or ({}, "")
    key = repr(world)
    if key not in opened:
        opened[key] = Store(write_snapshot(tmp_path, world | {"lot": LOTS}))
    assert say(opened[key], name, **(asked[0] if asked else {})).heading == heading


def test_headings_for_a_small_base(tmp_path: Path) -> None:
    said = headings(
        SMALL, tmp_path, "council_adoption_by_region", "council_adoption_by_month", "spend_share_by_buyer_group"
    )
    assert said["council_adoption_by_region"] == "Too few councils to compare by nation or region"
    assert said["council_adoption_by_month"] == "1 of 3 councils had bought by January 2013"
    assert said["spend_share_by_buyer_group"] == "Too few invoice lines to give shares of spend"


def test_headings_for_a_place(tmp_path: Path) -> None:
    scotland = headings(MANY, tmp_path, "council_adoption_by_month", "councils_not_yet", region="Scotland")
    assert scotland["council_adoption_by_month"] == "One council in ten in Scotland had bought by May 2013"
    assert scotland["councils_not_yet"] == "Not yet: 9 councils in Scotland"


def test_headings_that_a_tie_or_a_place_would_make_untrue(tmp_path: Path) -> None:
    south, north, none = (councils(10, region=place) for place in ("South East", "North East", "London"))
    bought = [spend(MONTHS[0], "South East00", "20"), spend(MONTHS[0], "South East01", "2000")]
    world: World = {"buyer": south + north + none, "spend": [*bought, spend(MONTHS[1], None, "1")]}
    said = headings(world, tmp_path, "council_adoption_by_region", "council_spend_bands")
    assert said["council_adoption_by_region"] == "From 0% (2 tied) to 20% (South East) of councils"
    assert said["council_spend_bands"] == "2 bands of spend tie, with 1 of 2 councils each"
    of_nations = ("council_adoption_by_nation", "council_spend_bands")
    said = headings(world, tmp_path / "again", *of_nations, region="South East")
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
    lines = {"invoice_count": 10}
    rows = [spend(date(2013 + n, 1, 1), "S00", pounds, **lines) for n, pounds in enumerate((before, now))]
    world: World = {"buyer": councils(1), "spend": [*rows, spend(date(2014, 2, 1), "S00", "9")]}
    assert headings(world, tmp_path, "spend_by_month") == {"spend_by_month": heading}


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
        "Agencies": "1; have bought; how many there were that day is not known, so no share",
        "Departments": "0; have bought; how many there were that day is not known, so no share",
    }
    assert told["large"]["Spend"] == "£20,000; February 2013 to May 2013 (Large)"
    assert told["large"]["Councils"] == "1 of 30; have bought: 3% of the register"


def test_measures_hold_numbers(tmp_path: Path) -> None:
    store = Store(write_snapshot(tmp_path, MANY | {"lot": LOTS}))
    there = [
        name for name in FIGURES if len(store.answer(queries.load(name), dict.fromkeys(queries.load(name).parameters)))
    ]
    assert len(there) > 30
    assert [name for name in there if not any(sign.isdigit() for sign in say(store, name).measure)] == []


def departments(number: int, bought: int = 0, **also: Any) -> World:
    """Departments D00, D01, … of which the first `bought` bought for 100 pounds on 12 invoice lines, half from SMEs."""
    sales = [
        spend(MONTHS[0], f"D{n:02}", "50", supplier_size=size, invoice_count=6, buyer_type="ministerial_department")
        for n in range(bought)
        for size in ("SME", "Large")
    ]
    bodies = [central(f"D{n:02}", **also) for n in range(number)]
    return {"buyer": bodies, "spend": [*sales, spend(MONTHS[0], None, "1"), spend(MONTHS[1], None, "1")], "lot": LOTS}


def with_more(world: World, buyers: list[dict[str, Any]], sales: list[dict[str, Any]]) -> World:
    return world | {"buyer": world["buyer"] + buyers, "spend": world["spend"] + sales}


@pytest.mark.parametrize(
    ("world", "kinds", "families", "not_yet"),
    [
        (
            departments(0),
            "No central body on the register that month",
            "No department on the register that month",
            "Every department and agency has bought",
        ),
        (
            departments(12),
            "No department had bought by January 2013",
            "No department has bought, nor has any of its bodies",
            "Not yet: 12 departments",
        ),
        (
            departments(1, bought=1),
            "Every department had bought by January 2013",
            "Every department has bought, or one of its bodies has",
            "Every department and agency has bought",
        ),
        (
            departments(12, bought=5),
            "5 of 12 departments had bought by January 2013",
            "In 5 of 12 departments, the department or one of its bodies has bought",
            "Not yet: 7 departments",
        ),
        (
            departments(12, bought=5, end_after_date=None),
            "5 departments had bought by January 2013",
            "In 5 of 12 departments, the department or one of its bodies has bought",
            "Every department and agency has bought",
        ),
    ],
    ids=["nothing", "none", "one", "many", "not known"],
)
def test_headings_for_departments(tmp_path: Path, world: World, kinds: str, families: str, not_yet: str) -> None:
    store = Store(write_snapshot(tmp_path, world))
    assert say(store, "central_adoption_by_kind").heading == kinds
    assert say(store, "departments_and_their_bodies").heading == families
    assert say(store, "central_bodies_not_yet").heading == not_yet


def test_what_is_said_of_agencies_that_may_not_have_existed(tmp_path: Path) -> None:
    agencies = [central("A00", "executive_agency"), central("A01", "executive_agency", end_after_date=None)]
    world = with_more(departments(12, bought=12), agencies, [])
    store = Store(write_snapshot(tmp_path, world))
    kinds, not_yet = say(store, "central_adoption_by_kind"), say(store, "central_bodies_not_yet")
    assert kinds.measure.endswith("ministerial departments 12 of 12 (100%); agencies 0")
    assert kinds.sentence == "How many agencies there were that day is not known, so they have no share."
    assert not_yet.heading == "Not yet: 1 agency"
    assert not_yet.sentence.endswith("Whether they existed that day is not known of A01.")
    monthly = say(store, "bodies_bought_by_month")
    assert monthly.sentence == (
        "Against the register: departments 12 of 12 (100%). How many agencies there were that day is not known."
    )


@pytest.mark.parametrize(
    ("sales", "heading"),
    [
        ([], "No spend of departments in this selection"),
        ([("software-as-a-service", "300", 9)], "Departments and their bodies spent £300"),
        ([("software-as-a-service", "300", 10)], "Departments and their bodies spent £300 on Software as a Service"),
        (
            [("software-as-a-service", "300", 10), ("infrastructure-as-a-service", "300", 1)],
            "Infrastructure as a Service and Software as a Service tie, with £300 each",
        ),
        (
            [("software-as-a-service", "300", 10), ("infrastructure-as-a-service", "100", 1)],
            "Software as a Service took 75% of the spend of departments and their bodies",
        ),
        (
            [("software-as-a-service", "300", 10), ("infrastructure-as-a-service", "-400", 1)],
            "Departments and their bodies spent -£100",
        ),
    ],
    ids=["none", "small base", "one", "tie", "many", "credit notes"],
)
def test_headings_for_spend_by_lot(tmp_path: Path, sales: list[tuple[str, str, int]], heading: str) -> None:
    rows = [
        spend(MONTHS[0], "D00", pounds, lot_id=lot, invoice_count=lines, buyer_type="ministerial_department")
        for lot, pounds, lines in sales
    ]
    store = Store(write_snapshot(tmp_path, with_more(departments(1), [], rows)))
    assert say(store, "department_spend_by_lot").heading == heading


@pytest.mark.parametrize(
    ("steps", "heading"),
    [
        ([], "No central body gave way to another"),
        ([("D00", "D01", 2013)], "1 central body gave way to others in 2013"),
        ([("D00", "D01", 2013), ("D02", "D01", 2020)], "2 central bodies gave way to others from 2013 to 2020"),
    ],
    ids=["none", "one", "many"],
)
def test_headings_for_successions(tmp_path: Path, steps: list[tuple[str, str, int]], heading: str) -> None:
    succession = [
        {"buyer_id": old, "successor_buyer_id": new, "succession_date": date(year, 4, 1), "evidence": "made up"}
        for old, new, year in steps
    ]
    store = Store(write_snapshot(tmp_path, departments(3) | {"buyer_succession": succession}))
    assert say(store, "central_successions").heading == heading


def test_spend_on_too_few_lines_has_no_direction(tmp_path: Path) -> None:
    rows = [row | {"invoice_count": 9} for row in YEAR["spend"]]
    assert headings(YEAR | {"spend": rows}, tmp_path, "spend_by_month") == {
        "spend_by_month": "Suppliers reported £120 of sales in January 2014"
    }


def test_a_council_whose_spend_has_a_direction_is_counted(tmp_path: Path) -> None:
    months = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(25)]
    rows = [spend(month, "S00", "9" if month >= months[12] else "5", invoice_count=1) for month in months]
    rows += [spend(month, "S01", "5") for month in months] + [spend(months[3], "S02", "5")]
    found = say(Store(write_snapshot(tmp_path, {"buyer": councils(3), "spend": rows, "lot": LOTS})), "councils_bought")
    assert found.sentence.startswith(
        "Over the last two years spend went up at 1 and did not clearly change at 1; it cannot be said of 1, on too few"
    )
