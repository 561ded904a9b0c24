"""The frame of every page: question, snapshot, coverage, filters, figures, footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import streamlit as st

from pages.shared import extracts, queries, wording
from pages.shared.filters import EVERYTHING, Choice
from pages.shared.finding import Number
from pages.shared.page import (
    address,
    alternatives,
    body_bar,
    coverage,
    extract_builder,
    figure,
    filter_bar,
    footer,
    method,
    reading,
    snapshot_bar,
)
from pages.shared.store import SnapshotError, Store

Panel = Callable[[queries.Query, Store, Choice, Store | None], None]


class Page:
    """A page that answers one question from the queries that it declares, in order; those of a mapping by `one_of`."""

    def __init__(self, question: str, *, declared: Sequence[str | Mapping[str, str]]) -> None:
        """Draw the heading and the footer, then leave the body open for the page.

        Stops the page with a plain message where there is no snapshot, or the one shown holds no final month.
        """
        groups = [[item] if isinstance(item, str) else list(item.values()) for item in declared]
        self._declared = {name: queries.load(name) for names in groups for name in names}
        self._groups = groups
        self._has_begun = False
        st.set_page_config(page_title=f"{question} · {extracts.TITLE}", layout="wide")
        with st.container(horizontal=True, vertical_alignment="top", wrap=False):
            st.title(question, anchor=False, width="stretch")
            with st.container(width="content"):
                self._stage = st.empty()
        address.arrive()
        self.store = snapshot_bar.open_chosen()
        self._newest = snapshot_bar.newest_but(self.store)
        self._choice = EVERYTHING
        self._body, foot = st.container(), st.container()
        try:
            cover: dict[str, Any] | None = coverage.read(self.store)
        except SnapshotError as error:
            cover = None
            self._body.warning(wording.as_plain_text(str(error)))
        with foot:
            used = [*([queries.load("coverage")] if self._shows_sales() else []), *self._declared.values()]
            footer.draw(used, self.store, coverage.matched(cover) if self._shows_sales() else "")
        with self._body:
            self._first_lines(cover)

    def filters(self, *names: str) -> Choice:
        """Draw the filters, and say what is chosen. Values live in the address and follow from page to page."""
        with self._body:
            self._choice = self._choice.with_more(filter_bar.draw(names, self.store))
        return self._choice

    def bodies(self) -> Choice:
        """Draw the search for public bodies, and with whom a council is compared: what is picked counts in figures."""
        with self._body:
            self._choice = self._choice.with_more(body_bar.draw(self.store))
        return self._choice

    def numbers(self, name: str) -> None:
        """Headline numbers from a declared query, with their method."""
        query = self._query(name)
        with self._body:
            try:
                rows = reading.read(self.store, query, self._choice)
            except SnapshotError as error:
                st.warning(wording.as_plain_text(str(error)))
                return
            numbers: list[Number] = import_module(f"pages.shared.figures.{name}").numbers(rows, self._choice)
            with st.container(horizontal=True):
                for number in numbers:
                    with st.container(border=True, width="stretch"):
                        st.metric(number.label, number.value)
                        st.caption(number.note)
            if self._newest:
                snapshot_bar.today(query, self._newest, self._choice)
            with st.expander("How these numbers are worked out"):
                method.draw(query)

    def figure(self, name: str) -> None:
        """One figure from a declared query."""
        with self._body:
            figure.draw(self._query(name), self.store, self._choice, self._newest)

    def panel(self, name: str, draw: Panel) -> None:
        """A figure with controls of its own: `draw` draws both."""
        with self._body:
            draw(self._query(name), self.store, self._choice, self._newest)

    def side_by_side(self, *names: str) -> None:
        """Figures beside each other where the window is wide, below each other where it is not."""
        with self._body:
            for column, name in zip(st.columns(len(names)), names, strict=True):
                with column:
                    figure.draw(self._query(name), self.store, self._choice, self._newest)

    def extract(self) -> None:
        """The builder of extracts, from any table of the snapshot."""
        with self._body:
            extract_builder.draw(self.store)

    def text(self, words: str) -> None:
        """A paragraph between figures."""
        with self._body:
            st.markdown(words)

    def one_of(self, label: str, names: dict[str, str]) -> None:
        """One figure of several, the reader or the address says which: names of queries by what the reader picks."""
        with self._body:
            picked = alternatives.pick(label, names)
        self.figure(picked)

    def _query(self, name: str) -> queries.Query:
        if name not in self._declared:
            raise ValueError(f"this page does not declare the query {name!r}, so it would not be cited")
        if not self._has_begun:
            self._begin()
        return self._declared[name]

    def _begin(self) -> None:
        """With the first figure all filters are known: link to the stage, and have the other figures answered."""
        self._has_begun = True
        self._offer_stage()
        shown = [self._declared[alternatives.shown(names)] for names in self._groups]
        reading.read_ahead(self.store, [query for query in shown if self._is_chosen_for(query)], self._choice)

    def _is_chosen_for(self, query: queries.Query) -> bool:
        """Whether the choice is all that a query is asked with, and on a page about bodies whether it is drawn."""
        asked_later = address.asked("month", "day").keys() - self._choice.values.keys()
        about_body = "buyer" in query.parameters
        drawn = "buyer" not in self._choice.values or about_body == bool(self._choice.values["buyer"])
        return drawn and not query.parameters & asked_later

    def _shows_sales(self) -> bool:
        return any("spend" in query.tables for query in self._declared.values())

    def _offer_stage(self) -> None:
        """The link to this page on stage, under its filters; a page without a figure has none."""
        month = address.asked("month") if any("month" in query.parameters for query in self._declared.values()) else {}
        choice = self._choice.with_more(Choice(dict(month), {}))
        asked = address.on_stage(choice.address(), self.store.name)
        self._stage.link_button("Present", asked, icon=":material/present_to_all:", type="tertiary")

    def _first_lines(self, cover: dict[str, Any] | None) -> None:
        if self._newest:
            snapshot_bar.banner(self.store, self._newest)
        to_pick = {name for names in self._groups if len(names) > 1 for name in names}
        if set(alternatives.asked()) - to_pick:
            st.warning(
                f"The address asks (`{alternatives.PARAMETER}=`) for a figure that this page does not have to pick."
            )
        if self.store.unchecked:
            st.warning(wording.as_plain_text(self.store.unchecked))
        with st.container(horizontal=True, vertical_alignment="top"):
            if cover and cover["as_at_month"] and self._shows_sales():
                st.markdown(coverage.months(cover), width="stretch")
            snapshot_bar.picker(self.store)
        if cover and cover["as_at_month"] is None and self._shows_sales():
            coverage.stop_without_final_month(self.store)
