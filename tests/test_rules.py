"""No share, rank or direction on a small base, in any query and in any words; and when a direction may be said."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import oracle
import pytest
import random_snapshots
from hypothesis import given
from hypothesis import strategies as st
from snapshots import LOTS, council, spend, write_snapshot

from pages.shared import filters, queries, rules
from pages.shared.store import Rows, Store
from pipelines.catalogue import FIELDS

BY_NAME = ("_direction", "_rank", "_percentile")


def needs_base(column: str) -> bool:
    return FIELDS[column].unit == "%" or column.endswith(BY_NAME)


def is_worked_out_here(column: str) -> bool:
    return needs_base(column) and not FIELDS[column].is_published


def rows_of(store: Store, name: str, **chosen: str | None) -> list[dict[str, Any]]:
    query = queries.load(name)
    return store.answer(query, {parameter: chosen.get(parameter) for parameter in query.parameters}).records()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(write_snapshot(tmp_path_factory.mktemp("empty"), {}))


@pytest.mark.parametrize("name", queries.names())
def test_every_share_rank_and_direction_comes_with_its_base(name: str, empty: Store) -> None:
    query = queries.load(name)
    columns = empty.answer(query, dict.fromkeys(query.parameters)).columns
    for column in filter(needs_base, columns):
        base, is_published = FIELDS[column].base, FIELDS[column].is_published
        assert base or is_published, f"say in the catalogue which column is the base of {column}: Field(…, base=…)"
        assert not base or base in columns, f"{name} gives {column} without its base {base}"


@pytest.mark.parametrize("lines", [8, 400])
def test_no_query_gives_a_share_rank_or_direction_on_a_small_base(lines: int, tmp_path: Path) -> None:
    seen = {"small": 0, "given": 0}
    for seed, councils in enumerate((3, 12, 60)):
        store = Store(random_snapshots.write(tmp_path / str(seed), seed, councils=councils, lines=lines))
        for chosen in ({}, {"financial_year": "2013-14", "supplier_size": "SME"}, {"region": "Scotland"}):
            for name in queries.names():
                if chosen and not chosen.keys() & queries.load(name).parameters:
                    continue  # it answers as it did without the choice
                for row in rows_of(store, name, **chosen):
                    for column in filter(is_worked_out_here, row):
                        base = row[FIELDS[column].base]
                        small = base is None or base < 10
                        said = row[column] not in (None, "cannot be said")
                        assert not (small and said), (name, column, row)
                        seen["small"] += small
                        seen["given"] += said
    assert seen["small"] > 20
    assert seen["given"] > 20 or lines < 10


# 95% is that of the intervals; what an auditor could not be certain of gives no direction.
SHARE_OR_DIRECTION = re.compile(
    r"(?!95%)\b\d+(?:\.\d+)?%|\bone \w+ in \w+|(?<!not be certain that spend )\brose\b|\bfell\b|times that|"
    r": (up|down)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("seed", range(4))
def test_no_words_give_a_share_or_a_direction_on_a_small_base(seed: int, tmp_path: Path) -> None:
    store = Store(random_snapshots.write(tmp_path, seed, councils=9, lines=9))
    choice = filters.Choice({}, {})
    for name in queries.names():
        try:
            module = import_module(f"pages.shared.figures.{name}")
        except ModuleNotFoundError:  # what the frame asks for itself
            continue
        query = queries.load(name)
        rows = store.answer(query, choice.for_query(query.parameters))
        told = module.finding(rows, choice) if hasattr(module, "finding") else module.numbers(rows, choice)
        text = without_published_shares(str(told), rows)
        assert not SHARE_OR_DIRECTION.search(text), (name, told)


def without_published_shares(text: str, rows: Rows) -> str:
    """A text without the percentages that others published, which stand as they were, and without their intervals."""
    published = [name for name in rows.columns if FIELDS[name].is_published or name.startswith("interval_")]
    shares = {float(value) for name in published for value in rows.column(name) if value is not None}
    return re.sub(r"(-?\d+(?:\.\d+)?)%", lambda share: "" if float(share[1]) in shares else share[0], text)


def test_the_queries_and_the_words_keep_one_rule(empty: Store) -> None:
    for base in (None, 0, 1, 9, 10, 11, 1000):
        ((found,),) = empty.rows("SELECT has_base($base)", {"base": base}).values
        assert found is rules.has_base(base) is (base is not None and base >= 10)


@pytest.mark.parametrize(
    ("now", "before", "lines", "lines_before", "direction"),
    [
        (126, 100, 10, 10, "up"),
        (125, 100, 10, 10, "no clear change"),
        (75, 100, 10, 10, "no clear change"),
        (74, 100, 10, 10, "down"),
        (-1, 100, 10, 10, "down"),
        (500, 100, 9, 10, "cannot be said"),
        (500, 100, 10, 9, "cannot be said"),
        (500, 0, 10, 10, "cannot be said"),
        (None, None, None, None, "cannot be said"),
    ],
)
def test_the_direction_of_a_buyers_spend(
    empty: Store, now: Any, before: Any, lines: Any, lines_before: Any, direction: str
) -> None:
    asked = {"now": now, "before": before, "lines": lines, "lines_before": lines_before}
    text = "SELECT direction_of_spend($now, $before, $lines, $lines_before)"
    assert empty.rows(text, asked).values == ((direction,),)
    assert direction in rules.DIRECTIONS


def test_the_interval_of_a_difference_is_the_published_example() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10: 56/70 against 48/80.
    assert rules.interval_of_difference(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=0.00005)


@pytest.mark.parametrize(
    ("now", "before", "direction"),
    [
        ((109, 433), (40, 433), "up"),
        ((40, 433), (109, 433), "down"),
        ((109, 433), (105, 433), "no clear change"),  # 0.9 points
        ((3, 26), (1, 26), "no clear change"),  # 7.7 points, far inside the interval
        ((50_900, 1_000_000), (50_000, 1_000_000), "no clear change"),  # clear of the interval, under 2 points
        ((9, 9), (0, 9), "cannot be said"),
        ((10, 10), (0, 10), "up"),
        ((109, 433), (None, None), "cannot be said"),
    ],
)
def test_the_direction_of_adoption(now: Any, before: Any, direction: str) -> None:
    assert rules.direction_of_share(*now, *before) == direction


@given(st.integers(10, 500), st.integers(10, 500), st.data())
def test_a_direction_turned_round_is_the_opposite(whole: int, whole_before: int, data: st.DataObject) -> None:
    part, part_before = data.draw(st.integers(0, whole)), data.draw(st.integers(0, whole_before))
    opposite = {"up": "down", "down": "up"}
    said = rules.direction_of_share(part, whole, part_before, whole_before)
    assert rules.direction_of_share(part_before, whole_before, part, whole) == opposite.get(said, said)
    low, high = rules.interval(part, whole)
    assert 0 - 1e-9 <= low <= part / whole <= high <= 1 + 1e-9 or part in (0, whole)


@pytest.mark.parametrize("seed", range(3))
def test_councils_that_bought_in_twelve_months_equal_the_slow_count(seed: int, tmp_path: Path) -> None:
    folder = random_snapshots.write(tmp_path, seed, councils=14, lines=60)
    store = Store(folder)
    tables = {name: store.rows(f"SELECT * FROM {name}").records() for name in ("spend", "buyer", "buyer_succession")}
    for row in rows_of(store, "council_adoption_by_month"):
        assert row["active_count"] == oracle.active(tables, row["month"])
        assert row["active_before_count"] == oracle.active(tables, row["month"].replace(year=row["month"].year - 1))


def test_the_sentence_of_adoption_says_the_direction_with_both_numbers(tmp_path: Path) -> None:
    months = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(25)]
    one = [spend(month, "C00", "5") for month in months]
    many = [spend(months[18], f"C{n:02}", "5") for n in range(1, 12)]

    def sentence(bodies: int, rows: list[dict[str, Any]], folder: str) -> str:
        buyers = [council(f"C{n:02}") for n in range(bodies)]
        store = Store(write_snapshot(tmp_path / folder, {"buyer": buyers, "spend": rows, "lot": LOTS}))
        query, choice = queries.load("council_adoption_by_month"), filters.Choice({}, {})
        rows_ = store.answer(query, choice.for_query(query.parameters))
        told: str = import_module("pages.shared.figures.council_adoption_by_month").finding(rows_, choice).sentence
        return told.split(" Low use")[0]

    assert sentence(20, one + many, "up") == (
        "Direction of buying: up. 12 of 20 (60%) bought in the 12 months to December 2013, "
        "1 of 20 (5%) in the 12 before."
    )
    assert sentence(20, one, "same").startswith("Direction of buying: no clear change. 1 of 20 (5%) bought")
    assert sentence(9, one, "small").startswith("No direction can be said of so few councils: 1 of 9 (low base)")
    assert "fewer than 24 months of data to November 2013" in sentence(20, one[:24], "short")
    assert "fewer than 12 months of data to February 2012" in sentence(20, one[:3], "shorter")
