"""What is worked out once for all readers, and what is asked ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot

from pages.shared import filters, queries
from pages.shared.charts.theme import theme
from pages.shared.filters import Choice
from pages.shared.page import prepared, reading
from pages.shared.store import Store

QUERY = queries.load("spend_by_month")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    rows = [spend(date(2013, month, 1), "A", str(month), supplier_size="SME") for month in range(1, 7)]
    rows += [spend(date(2013, month, 1), "A", "100", supplier_size="Large") for month in range(1, 7)]
    st.cache_resource.clear()
    yield Store(write_snapshot(tmp_path, {"buyer": [council("A")], "spend": rows, "lot": LOTS}))
    st.cache_resource.clear()


def prepare(store: Store, choice: Choice = filters.EVERYTHING, look: str = "light") -> prepared.Prepared:
    with mock.patch.object(prepared.st, "context", SimpleNamespace(theme=SimpleNamespace(type=look))):
        return prepared.prepare(QUERY, store, choice)


def sme(store: Store) -> Choice:
    choice, problems = filters.choose({"supplier_size": "SME"}, ("supplier_size",), store)
    assert not problems
    return choice


def test_the_same_figure_is_worked_out_once_and_its_table_too(store: Store) -> None:
    assert prepare(store) is prepare(store)
    assert prepare(store).table is prepare(store).table


def test_colours_and_filters_have_figures_of_their_own(store: Store) -> None:
    light, dark, small = prepare(store), prepare(store, look="dark"), prepare(store, sme(store))
    assert str(theme(True).groups["Local authorities"]) in str(dark.chart.to_dict())
    assert str(theme(False).groups["Local authorities"]) in str(light.chart.to_dict())
    assert light.rows == dark.rows != small.rows
    assert sum(small.rows.column("spend_gbp")) == 1 + 2 + 3 + 4 + 5 + 6
    assert light.measure != small.measure


def test_what_is_asked_ahead_is_there_and_what_cannot_be_had_does_no_harm(store: Store) -> None:
    wanted = [queries.load(name) for name in ("headline", "survey_answers", "spend_by_month")]
    (store.snapshot / "survey_result.parquet").unlink()
    lacking = Store(store.snapshot)
    reading.read_ahead(lacking, wanted, filters.EVERYTHING)
    reading._read_all(lacking, wanted, filters.EVERYTHING)  # ends once the other thread has: an answer is made once
    with mock.patch.object(Store, "answer", side_effect=AssertionError("asked again")):
        assert len(reading.read(lacking, wanted[0])) == 1
