"""A body's opportunities and notices beside its spend: against a slow second count, and what the page says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import oracle
import pytest
import streamlit as st
from body_cases import ALL, BODIES, MANY_ACTS
from notice_worlds import notice
from opportunity_cases import opportunity
from snapshots import LOTS, central, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest

from pages.shared import filters, queries
from pages.shared.charts.theme import theme
from pages.shared.figures import buyer_activity_by_year, buyer_notices, buyer_opportunities
from pages.shared.store import Rows, Store

PAGE = Path(__file__).parents[1] / "pages" / "buyer.py"
SERVICES = ("Contracts Finder", "Find a Tender", "Sell2Wales")
CHOSEN = ("WAL", "ENG", "DEV", "hmt", "NON")
Row = dict[str, Any]


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    st.cache_data.clear()
    st.cache_resource.clear()
    yield


def answered(store: Store, name: str, **asked: str) -> Rows:
    choice, problems = filters.choose(asked, filters.NAMES, store)
    assert problems == []
    query = queries.load(name)
    return store.answer(query, choice.for_query(query.parameters))


def day(random: Random) -> date:
    return date(random.choice([2013, 2014, 2016]), random.choice([1, 3, 4, 12]), random.randint(1, 28))


def year_of(when: date) -> str:
    start = when.year - (when.month < 4)
    return f"{start}-{(start + 1) % 100:02}"


def random_world(seed: int) -> dict[str, list[Row]]:
    random = Random(seed)
    anyone = [*CHOSEN[:-1], None, "other"]
    first = [day(random) for _ in range(30)]
    return {
        "buyer": [
            council("ENG"), council("WAL", nation="Wales"), council("NON"), council("other"), central("hmt"),
            central("DEV", "devolved", nation="Scotland"),
        ],
        "lot": LOTS,
        "spend": [
            spend(day(random).replace(day=1), random.choice(anyone), str(random.choice([-5, 10, 300])))
            for _ in range(25)
        ],
        "opportunity": [
            opportunity(n, buyer_id=random.choice(anyone), advertised_date=day(random), application_count=random.choice(
                [None, 0, 3, 8]), opportunity_status=random.choice(["closed", "awarded", "cancelled", "unsuccessful"]))
            for n in range(random.choice([0, 60]))
        ],
        "notice": [
            notice(n, random.choice(anyone), notice_service=random.choice(SERVICES), first_notice_date=when,
                   last_notice_date=when, suitable_for_sme=random.choice([None, True, False]),
                   has_tender_notice=random.choice([True, False]), award_count=random.choice([0, 0, 1, 3]),
                   notice_route=random.choice(["Open", "Direct"]), is_from_window=False)
            for n, when in enumerate(first)
        ],
    }  # fmt: skip


def is_scored(body: Row, service: str) -> bool:
    if service == "Contracts Finder":
        return body["buyer_type"] != "devolved" and body.get("nation") in (None, "England")
    return service == "Find a Tender"


@pytest.mark.parametrize("seed", range(5))
def test_a_bodys_years_equal_the_slow_count(seed: int, tmp_path: Path) -> None:
    world = random_world(seed)
    store = Store(write_snapshot(tmp_path, world))
    last = oracle.final_month(world["spend"], None)
    assert last is not None
    bodies = {body["buyer_id"]: body for body in world["buyer"]}
    sales = [
        (row["buyer_id"], year_of(row["month"]), row["spend_gbp"]) for row in world["spend"] if row["month"] <= last
    ]
    briefs = [(row["buyer_id"], year_of(row["advertised_date"])) for row in world["opportunity"]]
    tenders = [(row["buyer_id"], row["notice_service"], year_of(row["first_notice_date"])) for row in world["notice"]]
    of_services = [(service, year) for _, service, year in tenders if service != "Sell2Wales"]
    years = sorted({year for _, year, _ in sales} | {year for _, year in briefs} | {year for _, year in of_services})
    found = answered(store, "buyer_activity_by_year", buyer=",".join(CHOSEN)).records()
    assert [(row["buyer_id"], row["financial_year"]) for row in found] == [(b, y) for b in CHOSEN for y in years]
    for row in found:
        who, year = row["buyer_id"], row["financial_year"]
        wanted = sum((pounds for body, held, pounds in sales if (body, held) == (who, year)), Decimal(0))
        assert row["spend_gbp"] == (wanted if any(held == year for _, held, _ in sales) else None)
        count = Counter(briefs)[who, year]
        assert row["opportunity_count"] == (count if any(held == year for _, held in briefs) else None)
        covering = [service for service, held in of_services if held == year and is_scored(bodies[who], service)]
        mine = [one for one in tenders if one[0] == who and one[2] == year and is_scored(bodies[who], one[1])]
        assert row["notice_count"] == (len(mine) if covering else None)


@pytest.mark.parametrize("seed", range(5))
def test_a_bodys_opportunities_and_notices_equal_the_slow_count(seed: int, tmp_path: Path) -> None:
    world = random_world(seed)
    store = Store(write_snapshot(tmp_path, world))
    years = sorted({year_of(row["advertised_date"]) for row in world["opportunity"]})
    found = answered(store, "buyer_opportunities", buyer=",".join(CHOSEN)).records()
    assert [(row["buyer_id"], row["financial_year"]) for row in found] == [(b, y) for b in CHOSEN for y in years]
    for row in found:
        mine = [one for one in world["opportunity"] if one["buyer_id"] == row["buyer_id"]
                and year_of(one["advertised_date"]) == row["financial_year"]]  # fmt: skip
        states = Counter(one["opportunity_status"] for one in mine)
        assert row["opportunity_count"] == len(mine)
        assert [row[f"{state}_count"] for state in ("awarded", "unsuccessful", "cancelled")] == [
            states[state] for state in ("awarded", "unsuccessful", "cancelled")
        ]
        assert row["no_outcome_count"] == states["closed"]
        known = [one["application_count"] for one in mine if one["application_count"] is not None]
        assert (row["known_count"], row["application_sum"]) == (len(known), sum(known))
        assert row["application_median"] == (median(known) if len(known) >= 10 else None)

    bodies = {body["buyer_id"]: body for body in world["buyer"]}
    listed = answered(store, "buyer_notices", buyer=",".join(CHOSEN)).records()
    held = Counter((n["buyer_id"], n["notice_service"], n["notice_route"]) for n in world["notice"])
    assert {(row["buyer_id"], row["notice_service"], row["notice_route"]): row["notice_count"] for row in listed
            if row["notice_count"]} == {key: n for key, n in held.items() if key[0] in CHOSEN}  # fmt: skip
    (without,) = [row for row in listed if row["buyer_id"] == "NON"]
    assert (without["notice_count"], without["notice_service"], without["is_scored"]) == (0, None, True)
    for row in listed:
        if not row["notice_count"]:
            continue
        mine = [n for n in world["notice"] if (n["buyer_id"], n["notice_service"], n["notice_route"]) == (
            row["buyer_id"], row["notice_service"], row["notice_route"])]  # fmt: skip
        told = [row[name] for name in ("tender_notice_count", "sme_marked_count", "sme_suitable_count",
                                       "awarded_notice_count", "award_count")]  # fmt: skip
        marks = [n["suitable_for_sme"] for n in mine if n["suitable_for_sme"] is not None]
        scored = is_scored(bodies[row["buyer_id"]], row["notice_service"])
        wanted = [sum(n["has_tender_notice"] for n in mine), len(marks), sum(marks),
                  sum(n["award_count"] > 0 for n in mine), sum(n["award_count"] for n in mine)]  # fmt: skip
        assert told == (wanted if scored else [None] * 5)
        assert row["is_scored"] is scored


def test_coverage_and_bodies_without_any_are_said_in_sentences(tmp_path: Path) -> None:
    store = Store(write_snapshot(tmp_path, MANY_ACTS))
    nothing = filters.Choice({}, {})
    year = buyer_activity_by_year.finding(answered(store, "buyer_activity_by_year", **ALL), nothing)
    assert year.sentence == (
        "Held of all bodies: sales, January 2013 to February 2013; opportunities, 2 in all, 1 June 2018 to "
        "1 June 2018; notices, 4 in all, 10 January 2025 to 10 January 2025. A year that no such file covers is [x]."
    )
    briefs = buyer_opportunities.finding(answered(store, "buyer_opportunities", **ALL), nothing)
    assert briefs.sentence.startswith(
        "Without an opportunity in the file: S01 Council and SCO Council. The file holds 2"
    )
    told = buyer_notices.finding(answered(store, "buyer_notices", **ALL), nothing).sentence
    assert told == (
        "Without a notice among those held, which says little: S01 Council. Never scored on Contracts Finder, which is "
        "for England and bodies not devolved: SCO Council. In the table alone, not scored: 1 notice. Held of all "
        "buyers: 4 in all, 10 January 2025 to 10 January 2025."
    )
    sample = {"buyer": BODIES, "notice": [notice(1, "S00", is_from_window=False)]}
    few = Store(write_snapshot(tmp_path / "few", sample))
    assert buyer_notices.finding(answered(few, "buyer_notices", buyer="S00"), nothing).sentence.endswith(", a sample.")


def test_charts_of_one_and_of_several_bodies(tmp_path: Path) -> None:
    store, look = Store(write_snapshot(tmp_path, MANY_ACTS)), theme(False)
    one = buyer_opportunities.chart(answered(store, "buyer_opportunities", buyer="S00"), look)
    assert [(trace["name"], trace["x"]) for trace in one["data"]] == [
        ("Awarded", [1]), ("Cancelled or unsuccessful", [0]), ("No outcome published", [1])
    ]  # fmt: skip
    several = buyer_notices.chart(answered(store, "buyer_notices", **ALL), look)
    (bars,) = several["data"]
    assert bars["x"] == [2] and "SCO" not in str(bars["y"])
    assert buyer_notices.chart(answered(store, "buyer_notices", buyer="S01"), look)["data"] == []
    assert buyer_opportunities.chart(answered(store, "buyer_opportunities", buyer="S01"), look)["data"] == []


def test_the_page_of_a_body_shows_them_below_its_spend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = MANY_ACTS | {
        "lot": LOTS,
        "supplier": [{"supplier_id": code, "supplier_name": code} for code in ("acme", "bolt")],
    }
    write_snapshot(tmp_path, world)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for asked, first in (("S00", "S00 Council: £150 of spend"), ("S00,S01,SCO", "3 bodies: £157 of spend")):
        app = AppTest.from_file(str(PAGE), default_timeout=60)
        app.query_params["buyer"] = asked
        app.run()
        assert not app.exception
        headings = [header.value.replace("\\", "") for header in app.header]
        assert any(heading.startswith(first) for heading in headings)
        assert len([heading for heading in headings if "published 2 opportunities" in heading]) == 1
