"""The ready-made tables and the tables about the data, against slow second implementations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snapshots import council, spend
from test_measures import ask, ask_all, chosen_filters, worlds

from pages.shared import queries
from pages.shared.store import Store

Chosen = dict[str, str | None]
few = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
MONTHS = [date(2013, month, 1) for month in range(1, 13)]


def register_at_end(world: Any, chosen: Chosen) -> dict[str, Any]:
    last = oracle.final_month(world["spend"], chosen["financial_year"])
    return (
        {body["buyer_id"]: body for body in oracle.on_register(world["buyer"], last, chosen["region"])} if last else {}
    )


def by_filters(world: Any, chosen: Chosen) -> tuple[Any, ...]:
    return world["spend"], chosen["financial_year"], chosen["lot_id"], chosen["supplier_size"]


def tell(world: Any, chosen: Chosen, *names: str) -> list[list[dict[str, Any]]]:
    """The rows of several queries on one world."""
    return ask_all(world, names, **chosen)


@few
@given(worlds(), chosen_filters, st.lists(st.sampled_from(["acme", "beta"]), min_size=25), st.integers(1, 9))
def test_the_tables_of_a_selection(world: Any, chosen: Chosen, suppliers: list[str], lines: int) -> None:
    sales = [
        row | {"supplier_id": name, "invoice_count": lines}
        for row, name in zip(world["spend"], suppliers, strict=False)
    ]
    world = world | {"spend": sales, "supplier": [{"supplier_id": s, "supplier_name": s} for s in ("acme", "beta")]}
    most, once, first, sellers, sme = tell(
        world,
        chosen,
        "councils_bought_most_months",
        "councils_bought_once",
        "first_time_buyers",
        "suppliers_to_councils",
        "sme_share_by_buyer_group",
    )
    found = {row["buyer_id"]: (row["months_bought_count"], row["month_count"], row["spend_gbp"]) for row in most}
    assert found == slow_most_months(world, chosen)
    bought, register = oracle.own_months(*by_filters(world, chosen)), register_at_end(world, chosen)
    single = {body: next(iter(bought[body].items())) for body in register if len(bought.get(body, {})) == 1}
    assert {row["buyer_id"]: (row["month"], row["spend_gbp"]) for row in once} == single
    assert {row["buyer_id"]: row["first_purchase_month"] for row in first} == slow_firsts(world, chosen)
    told = {row["supplier_name"]: (row["council_count"], row["spend_gbp"]) for row in sellers}
    assert told == slow_sellers(world, chosen)
    check_sme(world, chosen, sme)
    for listed in (most, once, first):
        assert [row["buyer_name"] for row in listed] == sorted(row["buyer_name"] for row in listed)


def slow_most_months(world: Any, chosen: Chosen) -> dict[str, tuple[int, int, Decimal]]:
    sales, year, *_ = by_filters(world, chosen)
    last, bought = oracle.final_month(sales, year), oracle.own_months(*by_filters(world, chosen))
    if last is None:
        return {}
    held = {row["month"] for row in oracle.selected(sales, year, None, None) if row["month"] <= last}
    shown = {month for month in held if month > oracle.year_before(last)}
    found = {}
    for body in register_at_end(world, chosen):
        months = {month: pounds for month, pounds in bought.get(body, {}).items() if month in shown}
        if len(months) > len(shown) / 2:
            found[body] = (len(months), len(shown), sum(months.values(), Decimal(0)))
    return found


def places_of(world: Any) -> dict[str, set[str | None]]:
    return {body["buyer_id"]: {body["nation"], body["region"], None} for body in world["buyer"]}


def slow_firsts(world: Any, chosen: Chosen) -> dict[str, date]:
    sales, year, lot, size = by_filters(world, chosen)
    found = {}
    for body, months in oracle.own_months(sales, None, lot, size).items():
        first = min(months)
        with_predecessors = oracle.first_purchase(
            body, oracle.selected(sales, None, lot, size), world["buyer_succession"]
        )
        year_of_first = "2012-13" if first < date(2013, 4, 1) else "2013-14"
        if with_predecessors == first and year in (None, year_of_first) and chosen["region"] in places_of(world)[body]:
            found[body] = first
    return found


def slow_sellers(world: Any, chosen: Chosen) -> dict[str, tuple[int, Decimal]]:
    sales, year, lot, size = by_filters(world, chosen)
    last, places = oracle.final_month(sales, year), places_of(world)
    sold: dict[str, dict[str, Decimal]] = {}
    for row in oracle.selected(sales, year, lot, size):
        buyer = row["buyer_id"]
        if buyer and last and row["month"] <= last and chosen["region"] in places[buyer]:
            own = sold.setdefault(row["supplier_id"], {})
            own[buyer] = own.get(buyer, Decimal(0)) + row["spend_gbp"]
    return {
        supplier: (sum(pounds > 0 for pounds in own.values()), sum(own.values(), Decimal(0)))
        for supplier, own in sold.items()
        if sum(own.values()) > 0
    }


def check_sme(world: Any, chosen: Chosen, rows: list[dict[str, Any]]) -> None:
    sales, year, lot, _ = by_filters(world, chosen)
    last = oracle.final_month(sales, year)
    groups: dict[str, list[Any]] = {}
    for row in oracle.selected(sales, year, lot, None):
        if last is not None and row["month"] <= last:
            group = oracle.GROUPS.get(row["buyer_type"], "Rest of the wider public sector")
            groups.setdefault(group, []).append(row)
    assert {row["buyer_group"] for row in rows} == set(groups)
    for row in rows:
        own = groups[row["buyer_group"]]
        small = [sale for sale in own if sale["supplier_size"] == "SME"]
        pounds, sme = (sum((sale["spend_gbp"] for sale in part), Decimal(0)) for part in (own, small))
        lines, sme_lines = (sum(sale["invoice_count"] for sale in part) for part in (own, small))
        assert (row["spend_gbp"], row["sme_spend_gbp"], row["invoice_count"]) == (pounds, sme, lines)
        by_value = oracle.share(sme, pounds) if lines >= 10 and pounds > 0 else None
        by_volume = oracle.share(sme_lines, lines) if lines >= 10 else None
        assert row["sme_value_percent"] == (by_value if by_value is None else pytest.approx(by_value))
        assert row["sme_volume_percent"] == (by_volume if by_volume is None else pytest.approx(by_volume))


@few
@given(worlds(), chosen_filters)
def test_bodies_that_lapsed(world: Any, chosen: Chosen) -> None:
    # The worlds span one year, in which nobody can lapse: some of the same purchases two years earlier can.
    sales = world["spend"]
    earlier = [row | {"month": row["month"].replace(year=2011), "financial_year": "2011-12"} for row in sales[::2]]
    world, chosen = world | {"spend": sales[1::2] + earlier}, chosen | {"financial_year": None}
    last = oracle.final_month(world["spend"], None)
    lapsed = set()
    for body, months in oracle.own_months(*by_filters(world, chosen)).items():
        ended = next(b["end_date"] for b in world["buyer"] if b["buyer_id"] == body)
        exists = ended is None or ended >= oracle.last_day(last)
        if exists and max(months) <= oracle.year_before(last) and chosen["region"] in places_of(world)[body]:
            lapsed.add(body)
    (rows,) = tell(world, chosen, "buyers_lapsed")
    assert {row["buyer_id"] for row in rows} == lapsed
    assert [row["buyer_name"] for row in rows] == sorted(row["buyer_name"] for row in rows)


def test_march_is_shared_out_only_in_full_years() -> None:
    year = [date(2012 + (month < 4), month, 1) for month in (*range(4, 13), 1, 2, 3)]
    rows = [spend(month, "A", "10") for month in year] + [spend(month, "A", "5") for month in MONTHS[3:8]]
    (row,) = ask({"buyer": [council("A")], "spend": rows}, "march_spend_by_year")
    assert (row["financial_year"], row["march_spend_gbp"], row["spend_gbp"]) == ("2012-13", Decimal(10), Decimal(120))
    assert row["march_percent"] == pytest.approx(100 / 12)
    # The last month of a year is the newest: the year is not final, so it has no share.
    assert ask({"buyer": [council("A")], "spend": rows[:12]}, "march_spend_by_year") == []


def test_years_of_departments_and_agencies() -> None:
    bodies = [
        {"buyer_id": "dvla", "buyer_name": "DVLA", "buyer_type": "executive_agency"},
        {"buyer_id": "home", "buyer_name": "Home Office", "buyer_type": "ministerial_department"},
        {"buyer_id": "bbc", "buyer_name": "BBC", "buyer_type": "other_central"},
        council("A"),
    ]
    rows = [spend(month, body["buyer_id"], "2") for month in MONTHS[:5] for body in bodies]
    found = ask({"buyer": bodies, "spend": rows}, "central_spend_by_year")
    # January to March, and April; May is provisional.
    assert [(r["buyer_name"], r["financial_year"], r["spend_gbp"], r["month_count"]) for r in found] == [
        ("DVLA", "2012-13", Decimal(6), 3),
        ("DVLA", "2013-14", Decimal(2), 1),
        ("Home Office", "2012-13", Decimal(6), 3),
        ("Home Office", "2013-14", Decimal(2), 1),
    ]


METHODS = {"N1": ("X", "exact"), "N2": ("X", "variant"), "N3": ("Y", "reviewed"), "N4": ("Y", "automatic")}


@few
@given(st.lists(st.tuples(st.sampled_from([*METHODS, "kind", "none"]), st.integers(-20, 60)), max_size=15))
def test_matching_covers_all_spend_once(sales: list[tuple[str, int]]) -> None:
    names = [
        {"source": "g_cloud_sales", "buyer_name_published": name, "buyer_id": body, "buyer_type": "other",
         "match_method": how} for name, (body, how) in METHODS.items()
    ]  # fmt: skip
    names.append({"source": "g_cloud_sales", "buyer_name_published": "kind", "buyer_type": "health"})
    rows = [
        spend(MONTHS[0], METHODS[name][0] if name in METHODS else None, str(pounds), buyer_name_published=name)
        for name, pounds in sales
    ]
    label = {"N1": "Exact", "N2": "Variant", "N3": "Reviewed", "N4": "Automatic", "kind": "Kind only"}
    expected: dict[str, list[Any]] = {}
    for name, pounds in sales:
        told = expected.setdefault(label.get(name, "Not matched"), [set(), 0, Decimal(0)])
        told[0].add(name)
        told[1] += 1
        told[2] += pounds
    found, left = tell({"spend": rows, "buyer_name": names}, {}, "matching_by_method", "names_without_body")
    assert {r["match_group"]: [r["buyer_name_count"], r["invoice_count"], r["spend_gbp"]] for r in found} == {
        group: [len(told[0]), told[1], told[2]] for group, told in expected.items()
    }
    order = ["Exact", "Variant", "Reviewed", "Automatic", "Kind only", "Not matched"]
    assert [r["match_group"] for r in found] == [group for group in order if group in expected]
    total = sum(pounds for _, pounds in sales)
    shares = [r["share_percent"] for r in found]
    if len(sales) < 10 or total <= 0:
        assert shares == [None] * len(found)
    else:
        assert sum(shares) == pytest.approx(100)
    assert {r["buyer_name_published"] for r in left} == {name for name, _ in sales} - set(METHODS)


@few
@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from(MONTHS[:3])), st.integers(0, 3), max_size=9))
def test_restated_months_are_those_that_differ_from_the_publication_before(given_: dict[Any, int]) -> None:
    rows = [
        {"release_id": release, "month": month, "sector_published": sector, "lot_id": "l", "supplier_size": "SME",
         "spend_gbp": Decimal(pounds), "invoice_count": 1}
        for (release, month), pounds in given_.items() for sector in ("one", "two")
    ]  # fmt: skip
    expected = set()
    for (release, month), pounds in given_.items():
        before = max((other for other, when in given_ if when == month and other < release), default=None)
        if before is not None and given_[before, month] != pounds:
            expected.add((release, before, month, 2 * (pounds - given_[before, month])))
    found = ask({"spend_vintage": rows}, "restated_months")
    assert {(r["release_id"], r["release_before"], r["month"], r["difference_gbp"]) for r in found} == expected


def test_the_real_restatements_are_those_that_are_known(real_snapshot: Path) -> None:
    """February 2014 was restated down, from £17.42m to £16.43m."""
    rows = Store(real_snapshot).rows(queries.load("restated_months").sql).records()
    february = next(row for row in rows if row["month"] == date(2014, 2, 1))
    assert (round(february["spend_before_gbp"]), round(february["spend_gbp"])) == (17421120, 16433333)
