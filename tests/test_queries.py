"""Every figure's query is complete: its words, its columns in the dictionary, its module, its parameters."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from snapshots import LOTS, write_snapshot

from pages.shared import queries
from pages.shared.filters import NAMES
from pages.shared.store import Store
from pipelines.catalogue import FIELDS, TABLES

# What the frame asks for itself.
PLAIN = {"coverage", "day_choices", "filter_choices", "month_choices", "region_choices", "bodies_to_pick"}


@pytest.mark.parametrize("name", queries.names())
def test_a_query_says_what_it_measures_and_how(name: str) -> None:
    query = queries.load(name)
    assert query.title and not query.title.endswith(".")
    assert tuple(query.sections) == queries.SECTIONS
    assert all(text.endswith(".") for text in query.sections.values())
    assert query.parameters <= set(NAMES)
    assert query.tables and query.tables <= set(TABLES)


@pytest.mark.parametrize("name", queries.names())
def test_every_column_of_a_query_is_in_the_dictionary(name: str, tmp_path: Path) -> None:
    query = queries.load(name)
    rows = Store(write_snapshot(tmp_path, {"lot": LOTS})).rows(query.sql, dict.fromkeys(query.parameters))
    assert [column for column in rows.columns if column not in FIELDS] == []


@pytest.mark.parametrize("name", sorted(set(queries.names()) - PLAIN))
def test_every_figure_has_a_module_of_its_name(name: str) -> None:
    module = import_module(f"pages.shared.figures.{name}")
    assert hasattr(module, "finding") or hasattr(module, "numbers")


def test_tables_behind_a_macro_are_found() -> None:
    assert queries.load("council_adoption_by_month").tables == {"buyer", "buyer_succession", "spend"}
    assert queries.load("published_totals").tables == {"published_figure"}


def test_what_is_worked_out_once_is_named_like_no_table_of_a_snapshot() -> None:
    assert set(queries.macros()) & set(TABLES) == set()


def test_a_part_of_a_query_that_is_named_like_a_table_is_not_that_table() -> None:
    assert queries.load("survey_changes").tables == {"survey_result"}
    assert queries.load("opportunity_awards").tables == {"opportunity"}


def test_an_unknown_query_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        queries.load("no_such_figure")


def test_every_table_column_is_in_the_dictionary() -> None:
    assert [c for table in TABLES.values() for c in table.columns if c not in FIELDS] == []
    for table in TABLES.values():
        assert {*table.key, *table.sort, *table.nullable} <= set(table.columns)
