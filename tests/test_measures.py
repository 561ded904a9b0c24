"""Each measure against its slow second implementation, on random registers and purchases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snapshots import LOTS, council, spend, write_snapshot

from pages.shared import queries
from pages.shared.store import Store

MONTHS = [date(2013, month, 1) for month in range(1, 13)]
BODIES = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"]
KINDS = ["ministerial_department", "executive_agency", "other_central", "health", "local_authority", None]
FILTERS = ("financial_year", "lot_id", "supplier_size", "region")


World = dict[str, list[dict[str, Any]]]


def ask(tables: World, name: str, **chosen: str | None) -> list[dict[str, Any]]:
    """Run a figure's query as the dashboard does."""
    (rows,) = ask_all(tables, (name,), **chosen)
    return rows


def ask_all(tables: World, names: Sequence[str], **chosen: str | None) -> list[list[dict[str, Any]]]:
    """Run several figures' queries on one snapshot, which takes longer to open than to ask."""
    with TemporaryDirectory() as folder:
        store = Store(write_snapshot(Path(folder), tables))
        loaded = [queries.load(name) for name in names]
        return [store.rows(q.sql, {name: chosen.get(name) for name in q.parameters}).records() for q in loaded]


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """A register with births, abolitions and mergers, and purchases of every awkward kind."""
    days = st.sampled_from([None, date(2013, 4, 1), date(2013, 7, 31), date(2013, 8, 1)])
    buyers = [
        council(
            body,
            region=draw(st.sampled_from(["South East", "London"])),
            authority_type=draw(st.sampled_from(["District", "County"])),
            start_date=draw(days),
            end_date=draw(days),
        )
        for body in BODIES
    ]
    steps = draw(st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from(BODIES)), max_size=5, unique=True))
    rows = draw(
        st.lists(
            st.builds(
                lambda month, body, pounds, lot, size, kind: spend(
                    month, body, str(pounds), lot_id=lot, supplier_size=size, buyer_type=kind
                ),
                st.sampled_from(MONTHS),
                st.sampled_from([*BODIES, None]),
                st.integers(-300, 500),
                st.sampled_from([lot["lot_id"] for lot in LOTS]),
                st.sampled_from(["SME", "Large"]),
                st.sampled_from(KINDS),
            ),
            max_size=25,
        )
    )
    succession = [
        {"buyer_id": old, "successor_buyer_id": new, "succession_date": date(2013, 8, 1), "evidence": "made up"}
        for old, new in steps
    ]
    return {"buyer": buyers, "buyer_succession": succession, "spend": rows, "lot": LOTS}


chosen_filters = st.fixed_dictionaries(
    {
        "financial_year": st.sampled_from([None, "2012-13", "2013-14"]),
        "lot_id": st.sampled_from([None, "software-as-a-service"]),
        "supplier_size": st.sampled_from([None, "SME"]),
        "region": st.sampled_from([None, "London", "England"]),
    }
)
fewer = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
relaxed = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(worlds(), chosen_filters)
def test_adoption_by_month_equals_the_slow_count(world: Any, chosen: dict[str, str | None]) -> None:
    everything = chosen | {"financial_year": None}
    rows = ask(world, "council_adoption_by_month", **everything)
    expected = oracle.adoption(world, chosen["lot_id"], chosen["supplier_size"], chosen["region"])
    assert {row["month"]: (row["bought_count"], row["register_count"]) for row in rows} == expected


@relaxed
@given(worlds(), chosen_filters)
def test_every_council_on_the_register_has_bought_or_has_not_yet(world: Any, chosen: dict[str, str | None]) -> None:
    listed = ask_all(world, ("councils_bought", "councils_not_yet"), **chosen)
    bought, not_yet = ({row["buyer_id"] for row in rows} for rows in listed)
    last = oracle.final_month(world["spend"], chosen["financial_year"])
    register = oracle.on_register(world["buyer"], last, chosen["region"]) if last else []
    assert not bought & not_yet
    assert bought | not_yet == {body["buyer_id"] for body in register}
    purchases = oracle.selected(world["spend"], None, chosen["lot_id"], chosen["supplier_size"])
    for body in register:
        first = oracle.first_purchase(body["buyer_id"], purchases, world["buyer_succession"])
        assert (body["buyer_id"] in bought) == (first is not None and first <= last)


@relaxed
@given(worlds(), chosen_filters)
def test_headline_numbers_equal_the_slow_count(world: Any, chosen: dict[str, str | None]) -> None:
    year, lot, size = chosen["financial_year"], chosen["lot_id"], chosen["supplier_size"]
    (row,) = ask(world, "headline", **chosen)
    last = oracle.final_month(world["spend"], year)
    assert row["as_at_month"] == last
    assert row["spend_gbp"] == sum(oracle.spend_by_group(world["spend"], year, lot, size).values(), Decimal(0))
    assert row["buyer_count"] == oracle.buyers(world["spend"], year, lot, size)
    councils = (row["council_bought_count"], row["council_register_count"])
    assert councils == oracle.adoption(world, lot, size, None).get(last, (0, 0))


CENTRAL = {
    "P": "ministerial_department",
    "Q": "ministerial_department",
    "R": "non_ministerial_department",
    "S": "executive_agency",
    "T": "executive_agency",
    "U": "other_central",
}
PARENTS = {"R": "P", "S": "P", "T": "Q", "U": "S"}


@st.composite
def central_worlds(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """A world with central bodies whose starts and ends are known, bounded or unknown, and purchases of theirs."""
    world = draw(worlds())
    days = st.sampled_from([None, date(2013, 3, 31), date(2013, 6, 15), date(2013, 9, 1)])
    bodies = [
        {
            "buyer_id": code,
            "buyer_name": code,
            "buyer_type": kind,
            "parent_buyer_id": PARENTS.get(code),
            **draw(st.sampled_from([{"start_by_date": date(2000, 1, 1)}, {"start_date": draw(days)}, {}])),
            "start_after_date": draw(st.sampled_from([None, None, date(2013, 2, 28)])),
            **draw(st.sampled_from([{"end_after_date": date(2030, 1, 1)}, {"end_date": draw(days)}, {}])),
            "end_by_date": draw(st.sampled_from([None, None, date(2013, 11, 1)])),
        }
        for code, kind in CENTRAL.items()
    ]
    bought = draw(
        st.lists(
            st.builds(
                lambda month, body, pounds, size, lines: spend(
                    month, body, str(pounds), supplier_size=size, invoice_count=lines, buyer_type=CENTRAL[body]
                ),
                st.sampled_from(MONTHS),
                st.sampled_from(list(CENTRAL)),
                st.integers(-300, 500),
                st.sampled_from(["SME", "Large"]),
                st.integers(1, 12),
            ),
            max_size=15,
        )
    )
    steps = draw(st.lists(st.tuples(st.sampled_from(list(CENTRAL)), st.sampled_from(list(CENTRAL))), max_size=3))
    succession = [
        {"buyer_id": old, "successor_buyer_id": new, "succession_date": date(2013, 8, 1), "evidence": "made up"}
        for old, new in steps
    ]
    return world | {
        "buyer": world["buyer"] + bodies,
        "spend": world["spend"] + bought,
        "buyer_succession": world["buyer_succession"] + succession,
    }


GROUP_KINDS = {
    "Agencies": {"executive_agency"},
    "Departments": {"ministerial_department", "non_ministerial_department"},
}


@fewer
@given(central_worlds(), chosen_filters)
def test_bodies_that_have_bought_equal_the_slow_count(world: Any, chosen: dict[str, str | None]) -> None:
    lot, size = chosen["lot_id"], chosen["supplier_size"]
    rows = ask(world, "bodies_bought_by_month", lot_id=lot, supplier_size=size)
    register = oracle.adoption(world, lot, size, None)
    for row in rows:
        if row["buyer_group"] == "Local authorities":
            expected: tuple[int, int | None] = register[row["month"]]
        else:
            expected = oracle.central_adoption(world, GROUP_KINDS[row["buyer_group"]], row["month"], lot, size)
        assert (row["bought_count"], row["register_count"]) == expected


@fewer
@given(central_worlds(), chosen_filters)
def test_headline_counts_of_central_bodies_equal_the_slow_count(world: Any, chosen: dict[str, str | None]) -> None:
    (row,) = ask(world, "headline", **chosen)
    if row["as_at_month"] is None:
        return
    for group, name in {"Agencies": "agency", "Departments": "department"}.items():
        counts = (row[f"{name}_bought_count"], row[f"{name}_register_count"])
        lot, size = chosen["lot_id"], chosen["supplier_size"]
        assert counts == oracle.central_adoption(world, GROUP_KINDS[group], row["as_at_month"], lot, size)


@fewer
@given(central_worlds(), chosen_filters)
def test_departments_and_their_bodies_equal_the_slow_count(world: Any, chosen: dict[str, str | None]) -> None:
    year, lot, size = chosen["financial_year"], chosen["lot_id"], chosen["supplier_size"]
    expected = oracle.department_families(world, year, lot, size)
    rows = {row["buyer_id"]: row for row in ask(world, "departments_and_their_bodies", **chosen)}
    assert set(rows) == set(expected)
    for code, family in expected.items():
        row = rows[code]
        assert (row["spend_gbp"], row["own_spend_gbp"]) == (family["spend"], family["own"])
        bought = (row["agency_bought_count"], row["other_bought_count"])
        assert (row["invoice_count"], *bought) == (family["lines"], family["Agencies"], family["Other"])
        if family["lines"] < 10 or family["spend"] <= 0:
            assert row["sme_share_percent"] is None
        else:
            assert row["sme_share_percent"] == pytest.approx(100 * float(family["sme"] / family["spend"]))


@fewer
@given(central_worlds(), chosen_filters)
def test_central_bodies_have_bought_or_have_not_yet(world: Any, chosen: dict[str, str | None]) -> None:
    last = oracle.final_month(world["spend"], chosen["financial_year"])
    listed, counted = ask_all(world, ("central_bodies_not_yet", "central_adoption_by_kind"), **chosen)
    not_yet = {row["buyer_id"]: row["is_known"] for row in listed}
    kinds = {row["buyer_kind"]: row for row in counted}
    if last is None:
        assert not not_yet and not kinds
        return
    lot, size = chosen["lot_id"], chosen["supplier_size"]
    for name, kind in (
        ("Ministerial departments", "ministerial_department"),
        ("Non-ministerial departments", "non_ministerial_department"),
        ("Agencies", "executive_agency"),
    ):
        bought, register = oracle.central_adoption(world, {kind}, last, lot, size)
        bodies = {body["buyer_id"]: body for body in world["buyer"] if body["buyer_type"] == kind}
        states = {code: oracle.existed(body, oracle.last_day(last)) for code, body in bodies.items()}
        there = [code for code, state in states.items() if state is not False]
        assert len([code for code in there if code in not_yet]) == len(there) - bought
        assert all(not_yet[code] == (states[code] is not None) for code in there if code in not_yet)
        if there:
            assert (kinds[name]["bought_count"], kinds[name]["register_count"]) == (bought, register)
    if "Other central bodies" in kinds:
        assert kinds["Other central bodies"]["register_count"] is None


@relaxed
@given(worlds(), chosen_filters)
def test_months_and_groups_add_up_to_the_same_spend(world: Any, chosen: dict[str, str | None]) -> None:
    rows = ask(world, "spend_by_month", **chosen)
    last = oracle.final_month(world["spend"], chosen["financial_year"])
    totals: dict[str, Decimal] = {}
    for row in rows:
        if last is not None and row["month"] <= last:
            totals[row["buyer_group"]] = totals.get(row["buyer_group"], Decimal(0)) + row["spend_gbp"]
        assert row["is_provisional"] == (row["month"] == max(sale["month"] for sale in world["spend"]))
    year, lot, size = chosen["financial_year"], chosen["lot_id"], chosen["supplier_size"]
    assert totals == oracle.spend_by_group(world["spend"], year, lot, size)


@relaxed
@given(worlds(), chosen_filters)
def test_groups_add_up_to_all_spend(world: Any, chosen: dict[str, str | None]) -> None:
    rows = ask(world, "spend_share_by_buyer_group", **chosen)
    expected = oracle.spend_by_group(
        world["spend"], chosen["financial_year"], chosen["lot_id"], chosen["supplier_size"]
    )
    assert {row["buyer_group"]: row["spend_gbp"] for row in rows} == expected
    shares = [row["share_percent"] for row in rows]
    if shares and None not in shares:
        assert sum(shares) == pytest.approx(100)


@relaxed
@given(worlds(), chosen_filters)
def test_no_share_on_a_small_base(world: Any, chosen: dict[str, str | None]) -> None:
    of_councils = ("council_adoption_by_month", "council_adoption_by_region", "council_adoption_by_authority_type")
    *adoption, rows = ask_all(world, (*of_councils, "spend_share_by_buyer_group"), **chosen)
    for row in chain(*adoption):
        assert (row["adoption_percent"] is None) == (row["register_count"] < 10)
    if sum(row["invoice_count"] for row in rows) < 10:
        assert all(row["share_percent"] is None for row in rows)


@relaxed
@given(worlds(), chosen_filters)
def test_bands_of_spend_hold_every_council_that_bought(world: Any, chosen: dict[str, str | None]) -> None:
    bought, bands = ask_all(world, ("councils_bought", "council_spend_bands"), **chosen)
    assert sum(row["council_count"] for row in bands) == len(bought)
    assert sum(row["spend_gbp"] for row in bands) == sum((row["spend_gbp"] for row in bought), Decimal(0))


JANUARY, FEBRUARY, MARCH, APRIL = MONTHS[:4]


def counts(tables: dict[str, list[dict[str, Any]]]) -> dict[date, tuple[int, int]]:
    rows = ask(tables, "council_adoption_by_month")
    return {row["month"]: (row["bought_count"], row["register_count"]) for row in rows}


def test_a_body_abolished_in_the_period_leaves_both_numbers() -> None:
    tables = {
        "buyer": [council("OLD", end_date=date(2013, 2, 28)), council("OTHER")],
        "spend": [spend(JANUARY, "OLD", "10"), spend(APRIL, "OTHER", "10")],
    }
    assert counts(tables) == {JANUARY: (1, 2), FEBRUARY: (1, 2), MARCH: (0, 1), APRIL: (1, 1)}


def test_a_successor_of_two_bodies_counts_once_and_two_successors_of_one_count_both() -> None:
    merged = {
        "buyer": [
            council("A", end_date=date(2013, 2, 28)),
            council("B", end_date=date(2013, 2, 28)),
            council("NEW", start_date=date(2013, 3, 1)),
        ],
        "buyer_succession": [
            {"buyer_id": old, "successor_buyer_id": "NEW", "succession_date": MARCH, "evidence": "made up"}
            for old in "AB"
        ],
        "spend": [spend(JANUARY, "A", "10"), spend(JANUARY, "B", "10"), spend(APRIL, None, "1")],
    }
    assert counts(merged) == {JANUARY: (2, 2), FEBRUARY: (2, 2), MARCH: (1, 1), APRIL: (1, 1)}
    split = {
        "buyer": [
            council("OLD", end_date=date(2013, 2, 28)),
            council("EAST", start_date=date(2013, 3, 1)),
            council("WEST", start_date=date(2013, 3, 1)),
        ],
        "buyer_succession": [
            {"buyer_id": "OLD", "successor_buyer_id": new, "succession_date": MARCH, "evidence": "made up"}
            for new in ("EAST", "WEST")
        ],
        "spend": [spend(JANUARY, "OLD", "10"), spend(APRIL, None, "1")],
    }
    assert counts(split) == {JANUARY: (1, 1), FEBRUARY: (1, 1), MARCH: (2, 2), APRIL: (2, 2)}


def test_only_credit_notes_is_not_a_purchase() -> None:
    tables = {"buyer": [council("A")], "spend": [spend(JANUARY, "A", "-10"), spend(FEBRUARY, "A", "0")]}
    assert counts(tables) == {JANUARY: (0, 1), FEBRUARY: (0, 1)}


def test_a_purchase_cancelled_in_the_same_month_is_not_one() -> None:
    tables = {
        "buyer": [council("A")],
        "spend": [spend(JANUARY, "A", "10"), spend(JANUARY, "A", "-10", supplier_id="other"), spend(MARCH, None, "1")],
    }
    assert counts(tables)[MARCH] == (0, 1)


def test_a_purchase_before_its_body_existed_counts_once_it_does() -> None:
    tables = {
        "buyer": [council("NEW", start_date=date(2013, 3, 1)), council("OTHER")],
        "spend": [spend(JANUARY, "NEW", "10"), spend(APRIL, "OTHER", "-1")],
    }
    assert counts(tables) == {JANUARY: (0, 1), FEBRUARY: (0, 1), MARCH: (1, 2), APRIL: (1, 2)}
