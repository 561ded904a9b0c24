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
ADD_A_FILE = "python -m pipelines add g_cloud_sales FILE --published DATE"


class Page:
    """A page that answers one question from the queries that it declares, in order; those of a mapping by `one_of`."""

    def __init__(self, question: str, *, declared: Sequence[str | Mapping[str, str]]) -> None:
        """Draw the heading and the footer, then leave the body open for the page.

        Stops the page with a plain message where there is no snapshot, or the one shown holds no final month.
        """
        groups = [[item] if isinstance(item, str) else list(item.values()) for item in declared]
        self._declared = {name: queries.load(name) for names in groups for name in names}
        self._at_first = [self._declared[names[0]] for names in groups]
        self._alternatives = {name for names in groups for name in names if len(names) > 1}
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
            cover: dict[str, Any] | None = reading.read(self.store, queries.load("coverage")).records()[0]
        except SnapshotError as error:
            cover = None
            self._body.warning(wording.as_plain_text(str(error)))
        with foot:
            used = [*([queries.load("coverage")] if self._shows_sales() else []), *self._declared.values()]
            footer.draw(used, self.store, _matched(cover) if self._shows_sales() else "")
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
        needs_body = not self._choice.values.get("buyer")
        wanted = [query for query in self._at_first if not (needs_body and "buyer" in query.parameters)]
        reading.read_ahead(self.store, wanted, self._choice)

    def _shows_sales(self) -> bool:
        return any("spend" in query.tables for query in self._declared.values())

    def _offer_stage(self) -> None:
        """The link to this page on stage, under its filters."""
        month = address.asked("month") if any("month" in query.parameters for query in self._declared.values()) else {}
        choice = self._choice.with_more(Choice(dict(month), {}))
        asked = address.on_stage(choice.address(), self.store.name)
        self._stage.link_button("Present", asked, icon=":material/present_to_all:", type="tertiary")

    def _first_lines(self, cover: dict[str, Any] | None) -> None:
        if self._newest:
            snapshot_bar.banner(self.store, self._newest)
        if unknown := [name for name in alternatives.shown() if name not in self._alternatives]:
            st.warning(wording.as_plain_text(f"There is no figure {wording.listed(unknown)} to pick on this page."))
        if self.store.unchecked:
            st.warning(wording.as_plain_text(self.store.unchecked))
        with st.container(horizontal=True, vertical_alignment="top"):
            if cover and cover["as_at_month"] and self._shows_sales():
                st.markdown(_covered(cover), width="stretch")
            snapshot_bar.picker(self.store)
        if cover and cover["as_at_month"] is None and self._shows_sales():
            st.warning(
                f"This snapshot ({self.store.name}) holds fewer than two months of sales, so there is nothing final to "
                f"show. Add a file with `{ADD_A_FILE}`, then `python -m pipelines build`."
            )
            st.stop()


def _covered(cover: dict[str, Any]) -> str:
    published = f", published {wording.day(cover['published_date'])}" if cover["published_date"] else ""
    return (
        f"Sales that suppliers reported for **{wording.period(cover['first_month'], cover['newest_month'])}**. "
        f"They stop there because that is the latest sales file held{published}; "
        f"{wording.month(cover['newest_month'])} is provisional. "
        f"Add a later file with `{ADD_A_FILE}`, then `python -m pipelines build`."
    )


def _matched(cover: dict[str, Any] | None) -> str:
    if cover is None or cover["matched_percent"] is None:
        return "too few invoice lines to say what share of spend is matched"
    return f"{wording.percent(cover['matched_percent'], 1)} of spend is matched to a named body"
