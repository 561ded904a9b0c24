"""What a figure shows, worked out once for all readers: its words, chart and table as Streamlit takes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

import streamlit as st

from pages.shared import beside, wording
from pages.shared.charts.drawn import Drawn
from pages.shared.charts.theme import theme
from pages.shared.filters import Choice
from pages.shared.page import table as tables
from pages.shared.page.reading import read
from pages.shared.queries import Query
from pages.shared.store import Rows, Store


@dataclass(frozen=True)
class Prepared:
    """A figure under a choice, its words safe to show as Markdown; no chart, or no list, where there is none."""

    query: Query
    rows: Rows
    heading: str
    measure: str
    said: str
    alt: str
    chart: Drawn | None
    listing: str | None

    @cached_property
    def table(self) -> tables.Table:
        """Its rows as a table, made when the first reader opens it."""
        return tables.make(self.rows, self.query)


def prepare(query: Query, store: Store, choice: Choice) -> Prepared:
    """The figure in the reader's colours. Raises SnapshotError with a sentence where the snapshot cannot give it."""
    dark = st.context.theme.type == "dark"
    key = f"{store.stamp} {query.name} {choice.values} {choice.shown} {dark}"
    return _prepared(key=key, _query=query, _store=store, _choice=choice, _dark=dark)


@st.cache_resource(max_entries=500, show_spinner=False)
def _prepared(*, key: str, _query: Query, _store: Store, _choice: Choice, _dark: bool) -> Prepared:
    rows, module = read(_store, _query, _choice), import_module(f"pages.shared.figures.{_query.name}")
    finding = module.finding(rows, _choice, **_choice.shown)
    drawn = module.chart(rows, theme(_dark), **_choice.shown) if hasattr(module, "chart") and len(rows) else {}
    return Prepared(
        _query,
        rows,
        wording.as_plain_text(finding.heading),
        wording.as_plain_text(finding.measure),
        wording.as_plain_text(beside.sentences(_query, rows, finding, _store)),
        finding.alt,
        Drawn(drawn) if drawn.get("data") else None,
        module.listing(rows) if hasattr(module, "listing") and len(rows) else None,
    )
