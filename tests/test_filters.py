"""Filters on the embedded snapshot: every choice offered leaves something, and addresses say what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.shared import filters, queries
from pages.shared.store import Store, newest_snapshot

NAMES = tuple(filters.FILTERS)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store(newest_snapshot(Path(__file__).parents[1] / "data"))


def offered(store: Store) -> Iterator[dict[str, str | None]]:
    """Every combination that a reader can reach by picking offered values one after the other."""
    for year in [None, *filters.options("financial_year", {}, store)]:
        chosen: dict[str, str | None] = {"financial_year": year}
        for lot in [None, *filters.options("lot_id", chosen, store)]:
            for size in [None, *filters.options("supplier_size", chosen | {"lot_id": lot}, store)]:
                yield chosen | {"lot_id": lot, "supplier_size": size}


def test_every_combination_that_is_offered_has_spend(store: Store) -> None:
    headline = queries.load("headline")
    combinations = list(offered(store))
    # Three years, four lots and two sizes, and all of each: no combination is empty in this snapshot.
    assert len(combinations) == 4 * 5 * 3
    for chosen in combinations:
        (row,) = store.rows(headline.sql, chosen).records()
        assert row["spend_gbp"] > 0, chosen


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
