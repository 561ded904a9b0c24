"""No league table by accident: lists in alphabetical order, no word that ranks bodies, and what low use is not."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import random_snapshots

from pages.shared import beside, extracts, filters, queries
from pages.shared.store import Rows, Store
from pipelines.catalogue import FIELDS, TABLES

RANKING = re.compile(r"\b(best|worst|laggards?|failing|top[- ]perform\w+)\b", re.IGNORECASE)
# What a query of sales gives by one of these columns, it compares buyers by.
KINDS_OF_BUYER = {
    *("buyer_id", "buyer_name", "buyer_group", "buyer_kind", "department_name"),
    *("nation", "region", "authority_type", "spend_band", "supplier_band", "bought_count"),
}
CHOICES = {"filter_choices", "region_choices"}  # what the filters offer


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(random_snapshots.write(tmp_path_factory.mktemp("words"), 1, councils=30, lines=300))


@cache
def rows_of(store: Store, name: str) -> Rows:
    query = queries.load(name)
    return store.answer(query, dict.fromkeys(query.parameters))


def taken_away(store: Store, name: str) -> str:
    """Everything a reader takes away of a figure as text: data package and rows."""
    query, choice, rows = queries.load(name), filters.Choice({}, {}), rows_of(store, name)
    return str(extracts.data_package(query, rows, choice, store, f"{name}.csv")) + extracts.as_csv(rows).decode()


@pytest.mark.parametrize("name", queries.names())
def test_no_word_ranks_bodies_in_a_download_or_in_a_figures_words(name: str, store: Store) -> None:
    said = taken_away(store, name) + str(words(store, name))
    assert RANKING.findall(said) == []


def test_no_word_ranks_bodies_in_the_dictionary() -> None:
    described = [*(str(field) for field in FIELDS.values()), *(str(table) for table in TABLES.values())]
    assert [text for text in described if RANKING.search(text)] == []


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parents[1] / "data" / "reference").glob("*.csv")), ids=lambda file: file.stem
)
def test_no_word_ranks_bodies_in_what_was_written_by_hand(file: Path) -> None:
    assert RANKING.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", queries.names())
def test_what_low_use_is_not_stands_with_every_comparison_of_buyers(name: str, store: Store) -> None:
    query, rows = queries.load(name), rows_of(store, name)
    if name in CHOICES or not query.tables & {"spend", "spend_line"} or not KINDS_OF_BUYER & set(rows.columns):
        return
    assert beside.LOW_USE in query.sections["Caveats"], (
        f"{name} compares buyers: say in its caveats what low use is not"
    )
    assert beside.LOW_USE in taken_away(store, name)
    finding: Any = words(store, name)
    if hasattr(finding, "sentence"):
        assert beside.LOW_USE in beside.sentences(query, rows, finding, store)


@pytest.mark.parametrize("name", queries.names())
def test_a_list_of_buyers_is_alphabetical(name: str, store: Store) -> None:
    rows = rows_of(store, name)
    leading = next((column for column in rows.columns if column != "as_at_month"), "")
    if leading in ("buyer_name", "supplier_name") and name != "largest_suppliers":
        listed = [value.lower() for value in rows.column(leading)]
        assert listed == sorted(listed)


def words(store: Store, name: str) -> Any:
    """What a figure says; nothing for what the frame asks for itself."""
    try:
        module = import_module(f"pages.shared.figures.{name}")
    except ModuleNotFoundError:
        return None
    rows, choice = rows_of(store, name), filters.Choice({}, {})
    return module.finding(rows, choice) if hasattr(module, "finding") else module.numbers(rows, choice)
