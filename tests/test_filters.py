"""Filters on the embedded snapshot: every choice offered leaves something, and addresses say what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import cycle, permutations, product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from snapshots import LOTS, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest

from pages.shared import filters, queries
from pages.shared.store import Store, newest_snapshot
from tests.choices import FIGURES, NAMES, ROOT, left_nothing, pairs

PAGES = sorted((ROOT / "pages").glob("*.py"))


@pytest.fixture(scope="module")
def store() -> Store:
    return Store(newest_snapshot(ROOT / "data"))


def offered(store: Store) -> Iterator[dict[str, str | None]]:
    """Every combination that a reader can reach by picking offered values one after the other."""
    for year in [None, *filters.options("financial_year", {}, store)]:
        chosen: dict[str, str | None] = {"financial_year": year}
        for lot in [None, *filters.options("lot_id", chosen, store)]:
            for size in [None, *filters.options("supplier_size", chosen | {"lot_id": lot}, store)]:
                yield chosen | {"lot_id": lot, "supplier_size": size}


def test_every_combination_that_is_offered_has_spend(store: Store) -> None:
    headline = queries.load("headline")
    reached = list(offered(store))
    # Three years, four lots and two sizes, and all of each: no combination is empty in this snapshot.
    assert len(reached) == 4 * 5 * 3
    for chosen in reached:
        (row,) = store.rows(headline.sql, chosen).records()
        assert row["spend_gbp"] > 0, chosen


def test_all_pairs_of_choices_are_offered_that_have_spend_and_no_others(store: Store) -> None:
    """Counted again from all spend, without the query that the filters ask."""
    spent = "SELECT month, financial_year, lot_id, supplier_size FROM spend"
    rows = store.rows(spent).records()
    newest = max(row["month"] for row in rows)
    final = [row for row in rows if row["month"] < newest]
    for first, second in permutations(("financial_year", "lot_id", "supplier_size"), 2):
        held = {(row[first], row[second]) for row in final}
        given = [(one, two) for one in filters.options(first, {}, store)
                 for two in filters.options(second, {first: one}, store)]  # fmt: skip
        assert sorted(given) == sorted(held)
    # Three years, four lots, two sizes and thirteen places; every place has councils, whatever else is chosen.
    walked = list(pairs(store))
    assert len(walked) == 3 * 4 + 3 * 2 + 3 * 13 + 4 * 2 + 4 * 13 + 2 * 13
    for pair in walked:
        assert filters.choose(pair, NAMES, store)[1] == []


def test_no_pair_of_choices_leaves_nothing_in_any_figure(store: Store) -> None:
    """Three pairs a figure; the soak `pairs_of_choices` asks every figure for all."""
    dice, offered_pairs = Random(2018), list(pairs(store))
    asked = 0
    for query in map(queries.load, FIGURES):
        own = [pair for pair in offered_pairs if pair.keys() <= query.parameters]
        for pair in dice.sample(own, min(3, len(own))):
            assert left_nothing(store, query, pair) == []
            asked += 1
    assert asked > 150


@pytest.fixture(scope="module")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two lots, two sizes, two years, of which each lot has its own size and year."""
    rows = [
        spend(date(2013, 2, 1), "A", "5", lot_id=LOTS[0]["lot_id"], supplier_size="Large"),
        spend(date(2013, 5, 1), "A", "5", lot_id=LOTS[1]["lot_id"], supplier_size="SME"),
        spend(date(2014, 5, 1), "A", "5"),
    ]
    buyers = [council("A"), council("B", region="London")]
    data = tmp_path_factory.mktemp("small")
    write_snapshot(data, {"buyer": buyers, "spend": rows, "lot": LOTS})
    return data


KEPT = {"lot_id": LOTS[0]["lot_id"], "supplier_size": "Large", "financial_year": "2012-13"}


@pytest.mark.parametrize(
    ("page", "name"), list(zip(PAGES, cycle(KEPT), strict=False)), ids=lambda part: getattr(part, "stem", part)
)
def test_on_every_page_what_one_choice_leaves_is_offered_beside_it_and_nothing_else(
    page: Path, name: str, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_data))
    app = AppTest.from_file(str(page), default_timeout=60)
    app.query_params[name] = KEPT[name]
    app.run()
    shown = {box.key: box.options for box in app.selectbox if box.key in KEPT}
    assert not app.exception and not app.warning
    assert set(shown) <= {name}, "a filter with one value left is not shown"


def test_every_place_has_councils_with_every_other_choice(store: Store) -> None:
    adoption = queries.load("council_adoption_by_month")
    places = filters.options("region", {}, store)
    assert len(places) == 4 + 9  # nations, and the regions of England
    for place, year in product(places, [None, "2012-13"]):
        chosen = {"financial_year": year, "lot_id": None, "supplier_size": None, "region": place}
        assert all(row["register_count"] > 0 for row in store.rows(adoption.sql, chosen).records())


def test_an_address_gives_back_the_choice(store: Store) -> None:
    asked = {"financial_year": "2013-14", "lot_id": "software-as-a-service", "region": "Yorkshire and The Humber"}
    choice, problems = filters.choose(asked, NAMES, store)
    assert problems == []
    again, _ = filters.choose(dict(parse_qsl(choice.address())), NAMES, store)
    assert again == choice
    assert again.words["lot_id"] == "Software as a Service"
    assert choice.address(frozenset({"lot_id"})) == "lot_id=software-as-a-service"


@settings(deadline=None)
@given(asked=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=20)))
def test_any_text_in_an_address_is_a_choice_or_a_sentence(store: Store, asked: dict[str, str]) -> None:
    choice, problems = filters.choose(asked, NAMES, store)
    chosen = [name for name, value in choice.values.items() if value is not None]
    assert len(chosen) + len(problems) == len([value for value in asked.values() if value])


months = st.sampled_from([date(2013, 2, 1), date(2013, 3, 1), date(2013, 4, 1), date(2014, 4, 1)])
sales = st.builds(
    lambda month, body, pounds, lot, size: spend(month, body, str(pounds), lot_id=lot, supplier_size=size),
    months,
    st.sampled_from(["A", "B", None]),
    st.integers(-50, 50),
    st.sampled_from([lot["lot_id"] for lot in LOTS]),
    st.sampled_from(["SME", "Large", "R&D = 1+1, 50 % é"]),
)


@settings(deadline=None, max_examples=10)
@given(rows=st.lists(sales, max_size=8), order=st.permutations(NAMES[:3]))
def test_in_any_world_no_offered_choice_leaves_nothing(rows: list[dict[str, Any]], order: list[str]) -> None:
    with TemporaryDirectory() as folder:
        small = Store(write_snapshot(Path(folder), {"buyer": [council("A")], "spend": rows, "lot": LOTS}))
        for chosen in picked(small, order):
            choice, problems = filters.choose({k: v for k, v in chosen.items() if v}, NAMES, small)
            assert problems == [] and filters.choose(dict(parse_qsl(choice.address())), NAMES, small) == (choice, [])
            if any(chosen.values()):
                answers = {name: answer(small, name, choice) for name in ASKED}
                assert all(answers.values())
                assert answers["headline"][0]["first_month"] <= answers["headline"][0]["as_at_month"]


ASKED = ("headline", "spend_share_by_buyer_group", "spend_by_month")


def answer(store: Store, name: str, choice: filters.Choice) -> list[dict[str, Any]]:
    query = queries.load(name)
    return store.rows(query.sql, choice.for_query(query.parameters)).records()


def picked(
    store: Store, order: list[str], chosen: dict[str, str | None] | None = None
) -> Iterator[dict[str, str | None]]:
    """Every combination that a reader can reach, picking in any order."""
    chosen = chosen or {}
    if len(chosen) == len(order):
        yield chosen
        return
    name = order[len(chosen)]
    for value in [None, *filters.options(name, chosen, store)]:
        yield from picked(store, order, chosen | {name: value})


def test_a_place_with_awkward_letters_goes_through_an_address(tmp_path: Path) -> None:
    name = "Tyne & Wear = “Nord/Süd” + 100 %?#"
    rows = [spend(date(2013, month, 1), "A", "5") for month in (1, 2)]
    tables = {"buyer": [council("A", region=name)], "spend": rows, "lot": LOTS}
    small = Store(write_snapshot(tmp_path, tables))
    choice, problems = filters.choose({"region": name}, NAMES, small)
    assert problems == []
    assert filters.choose(dict(parse_qsl(choice.address())), NAMES, small) == (choice, [])


@pytest.mark.parametrize(
    "garbage", ["' OR 1=1 --", "None", "2013-14\x00", "x" * 10_000, "🦆", " SME", "sme", "%s{0}$region"]
)
def test_garbage_gets_one_sentence_for_each_filter(store: Store, garbage: str) -> None:
    choice, problems = filters.choose(dict.fromkeys(NAMES, garbage), NAMES, store)
    assert choice == filters.Choice(dict.fromkeys(NAMES), {})
    assert [problem.split(" “")[0] for problem in problems] == [filters.FILTERS[name].label for name in NAMES]
    assert all("in this snapshot" in problem for problem in problems)
