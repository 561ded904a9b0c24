"""Measures of opportunities, done a second time, slowly and plainly, on made-up snapshots; and no share on few."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opportunity_cases import MANY, ONE, World, opportunity, vintage
from pipeline_files import ROOT
from snapshots import LOTS, central, council, spend, write_snapshot
from streamlit import cache_data as st_cache
from streamlit.testing.v1 import AppTest

from pages.shared import queries
from pages.shared.filters import Choice
from pages.shared.store import Store

Row = dict[str, Any]
BODIES = [
    *(council(f"S{n:02}") for n in range(11)),
    council("OLD", end_date=date(2018, 3, 31)),
    council("NEW", start_date=date(2018, 4, 1)),
    central("treasury"),
    central("dvla", "executive_agency"),
    central("perhaps", "executive_agency", end_after_date=None),
]
SUCCESSION = [
    {"buyer_id": "OLD", "successor_buyer_id": "NEW", "succession_date": date(2018, 4, 1), "evidence": "made up"}
]
GROUPS = {
    "ministerial_department": "Departments",
    "executive_agency": "Agencies",
    "local_authority": "Local authorities",
    None: "Not matched",
}
TYPES: dict[str | None, str] = {body["buyer_id"]: body["buyer_type"] for body in BODIES}
KNOWN = ("awarded", "unsuccessful", "cancelled")


def answer(store: Store, name: str) -> list[Row]:
    return store.answer(queries.load(name), {}).records()


@st.composite
def opportunities(draw: st.DrawFn) -> list[Row]:
    number = draw(st.integers(0, 40))
    random = draw(st.randoms(use_true_random=False))
    rows = []
    for at in range(number):
        buyer = random.choice([None, "S00", "S01", "OLD", "NEW", "treasury", "dvla", "perhaps"])
        status = random.choice([*KNOWN, "awarded", "closed"])
        size = random.choice(["micro", "small", "medium", "large", None]) if status == "awarded" else None
        pounds = random.choice([None, 0, 575, 999, 1000, 20000, 350000]) if size else None
        rows.append(
            opportunity(
                at,
                buyer_id=buyer,
                buyer_type=TYPES.get(buyer),
                advertised_date=date(2017, 12, 1) + timedelta(days=random.randrange(200)),
                lot_id=random.choice(["digital-outcomes", "digital-specialists"]),
                open_days=random.choice([7, 14, None]),
                work_location=random.choice(["London", "Wales", "Offsite", None]),
                sme_application_count=random.choice([None, 1, 4, 9]),
                large_application_count=random.choice([None, 1, 2]),
                application_count=random.choice([None, 3, 8]),
                opportunity_status=status,
                winner_size=size,
                contract_gbp=None if pounds is None else Decimal(pounds),
                is_amount_doubtful=None if pounds is None else pounds < 1000,
            )
        )
    return rows


def share(part: Any, whole: Any, base: int) -> Any:
    return pytest.approx(100 * float(part) / float(whole)) if base >= 10 and whole > 0 else None


def middle(values: list[Any]) -> Any:
    known = [value for value in values if value is not None]
    return pytest.approx(float(median(known))) if len(known) >= 10 else None


def matching(rows: list[Row], **asked: Any) -> list[Row]:
    return [row for row in rows if all(row.get(column) == value for column, value in asked.items())]


def check_outcomes(store: Store, rows: list[Row]) -> None:
    found = answer(store, "opportunity_outcomes")
    assert sum(row["opportunity_count"] for row in found) == len(rows)
    for told in found:
        group = [row for row in rows if GROUPS[row["buyer_type"]] == told["buyer_group"]]
        counts = Counter(row["opportunity_status"] for row in group)
        known = sum(counts[status] for status in KNOWN)
        assert [told[f"{status}_count"] for status in KNOWN] == [counts[status] for status in KNOWN]
        assert told["award_percent"] == share(counts["awarded"], known, known)
        assert told["no_outcome_percent"] == share(counts["closed"], len(group), len(group))
        assert told["award_low_percent"] == share(counts["awarded"], len(group), len(group))
        assert told["award_high_percent"] == share(counts["awarded"] + counts["closed"], len(group), len(group))


def check_awards(store: Store, rows: list[Row]) -> None:
    won = [row for row in rows if row["winner_size"]]
    worth = [row for row in won if row["contract_gbp"] is not None and row["contract_gbp"] >= 1000]
    found = answer(store, "opportunity_awards")
    assert {row["winner_size"] for row in found} == {row["winner_size"] for row in won}
    for told in found:
        mine, valued = (matching(part, winner_size=told["winner_size"]) for part in (won, worth))
        value = sum(row["contract_gbp"] for row in valued)
        assert (told["award_count"], told["declared_count"], told["contract_gbp"]) == (len(mine), len(valued), value)
        assert told["doubtful_count"] == len(matching(mine, is_amount_doubtful=True))
        assert told["award_share_percent"] == share(len(mine), len(won), len(won))
        assert told["value_share_percent"] == share(value, sum(row["contract_gbp"] for row in worth), len(worth))
        found_median = told["contract_median_gbp"]
        assert (None if found_median is None else float(found_median)) == middle(
            [row["contract_gbp"] for row in valued]
        )


def check_applications(store: Store, rows: list[Row]) -> None:
    found = answer(store, "opportunity_applications")
    assert sum(row["opportunity_count"] for row in found) == len(rows)
    for told in found:
        group = matching(rows, lot_id=told["lot_name"], financial_year=told["financial_year"])
        for size in ("sme", "large"):
            counts = [row[f"{size}_application_count"] for row in group]
            known = [count for count in counts if count is not None]
            assert told[f"{size}_known_count"] == len(known)
            assert told[f"{size}_application_sum"] == (sum(known) if known else None)
            assert told[f"{size}_application_median"] == middle(counts)


def check_shares(store: Store, rows: list[Row]) -> None:
    placed = [row for row in rows if row["work_location"]]
    for told in answer(store, "opportunity_places"):
        number = len(matching(placed, work_location=told["work_location"]))
        assert told["opportunity_count"] == number
        assert told["place_percent"] == share(number, len(placed), len(placed))
    timed = [row for row in rows if row["open_days"] is not None]
    found = answer(store, "opportunity_open_days")
    assert sum(row["opportunity_count"] for row in found) == len(timed)
    for told in found:
        lot = matching(timed, lot_id=told["lot_name"])
        mine = matching(lot, open_days=told["open_days"])
        assert told["opportunity_count"] == len(mine)
        assert told["opportunity_percent"] == share(len(mine), len(lot), len(lot))
        assert told["application_median"] == middle([row["application_count"] for row in mine])


def check_bodies(store: Store, rows: list[Row]) -> None:
    bodies = {row["buyer_group"]: row for row in answer(store, "bodies_that_advertised")}
    never = {row["buyer_id"] for row in answer(store, "bodies_never_advertised")}
    if not rows:
        assert (bodies, never) == ({}, set())
        return
    newest = max(row["advertised_date"] for row in rows)
    own = {row["buyer_id"] for row in rows}
    there = {body["buyer_id"] for body in BODIES} - {"NEW" if newest < date(2018, 4, 1) else "OLD"}
    advertised = {body for body in there if body in own or (body == "NEW" and "OLD" in own)}
    assert never == there - advertised
    for kind, group in (("local_authority", "Local authorities"), ("ministerial_department", "Departments")):
        register = {body for body in there if TYPES[body] == kind}
        told = bodies[group]
        assert (told["advertised_count"], told["register_count"]) == (len(register & advertised), len(register))
        assert told["advertised_percent"] == share(len(register & advertised), len(register), len(register))
    assert (bodies["Agencies"]["register_count"], bodies["Agencies"]["advertised_percent"]) == (None, None)


def check_months(store: Store, rows: list[Row]) -> None:
    for name in ("opportunities_by_month", "opportunities_by_month_and_lot"):
        found = answer(store, name)
        counts = Counter(row["advertised_date"].replace(day=1) for row in rows)
        told: Counter[date] = Counter()
        for row in found:
            told[row["month"]] += row["opportunity_count"]
        assert +told == counts
        months = sorted(told)
        assert all((b - a).days <= 31 for a, b in pairwise(months))  # none is left out


@given(opportunities())
@settings(max_examples=8)
def test_every_measure_equals_the_slow_count(rows: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        world = {"buyer": BODIES, "buyer_succession": SUCCESSION, "opportunity": rows}
        store = Store(write_snapshot(Path(folder), world))
        for check in (check_outcomes, check_awards, check_applications, check_shares, check_bodies, check_months):
            check(store, rows)


@pytest.mark.parametrize("number", [1, 9])
def test_no_words_give_a_share_of_few(number: int, tmp_path: Path) -> None:
    rows = [row | {"opportunity_id": str(at)} for at, row in enumerate(MANY["opportunity"][:number])]
    world: World = {"buyer": BODIES[:9], "opportunity": rows}
    store = Store(write_snapshot(tmp_path, world))
    for name in queries.names():
        if name.startswith(("opportunit", "bodies_that_", "bodies_never_")):
            module = import_module(f"pages.shared.figures.{name}")
            found = store.answer(queries.load(name), {})
            choice = Choice({}, {})
            told = module.finding(found, choice) if hasattr(module, "finding") else module.numbers(found, choice)
            assert not re.search(r"\d%", str(told)), (name, told)


def test_the_headline_numbers(tmp_path: Path) -> None:
    said = {}
    for name, world in {"none": {"buyer": BODIES}, "one": ONE, "many": MANY}.items():
        rows = Store(write_snapshot(tmp_path / name, world)).answer(queries.load("opportunity_headline"), {})
        numbers = import_module("pages.shared.figures.opportunity_headline").numbers(rows, Choice({}, {}))
        said[name] = {number.label: f"{number.value}; {number.note}" for number in numbers}
    assert said["none"] == {"Opportunities": "[x]; this snapshot holds no opportunities"}
    assert said["one"] == {
        "Opportunities": "1; published 1 June 2018 to 1 June 2018",
        "Awarded": "0 of 0; with a published outcome: low base; 1 more have no published outcome",
        "Applications": "low base; median of 0 opportunities with a published total",
        "Councils": "1 of 12; have one: 8% of the register on 1 June 2018",
    }
    assert said["many"]["Awarded"] == (
        "12 of 14; with a published outcome: 86%; 2 more have no published outcome, so between 75% and 88% of all"
    )
    assert said["many"]["Applications"] == "8.5; median of 12 opportunities with a published total"  # 3, 4, … 14


def test_the_page_shows_them_and_a_title_does_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "[<script>alert(1)</script>](https://example.org) $x$"
    buyers = [*MANY["buyer"], council("EVIL", buyer_name=hostile)]
    sales = [spend(date(2018, month, 1), "S00", "5") for month in (5, 6)]
    write_snapshot(tmp_path, MANY | {"buyer": buyers, "spend": sales, "lot": LOTS})
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    st_cache.clear()
    app = AppTest.from_file(str(ROOT / "pages" / "opportunities.py"), default_timeout=30).run()
    assert not app.exception
    headings = [header.value for header in app.header]
    assert "Awarded\\: 12 of 14 (86%) with a published outcome" in headings
    assert len(headings) == 9
    assert [metric.value for metric in app.metric] == ["16", "12 of 14", "8.5", "2 of 13"]
    (never,) = (table.value for table in app.table if "Known to have existed" in table.value.columns)
    harmless = "\\[\\<script\\>alert(1)\\</script\\>\\](https\u2060\\://example.org) \\$x\\$"
    assert any(cell.startswith(f"[{harmless}](/buyer?") for cell in never["Buyer"])
    st_cache.clear()


def test_only_the_last_two_publications_are_compared(tmp_path: Path) -> None:
    days = (date(2018, 1, 1), date(2018, 5, 3), date(2018, 7, 27))
    rows = [vintage(1, days[0]), vintage(1, days[1]), vintage(1, days[2], "awarded"), vintage(2, days[1])]
    store = Store(write_snapshot(tmp_path, {"opportunity_vintage": rows}))
    found = [
        (row["published_before"], row["published_date"], row["status_before"], row["status_now"])
        for row in answer(store, "opportunity_changes")
    ]
    assert found == [
        (days[1], days[2], "closed", "awarded"),
        (days[1], days[2], "closed", "not in the file"),
    ]
