"""The frame of every page: question, coverage, filters, figures, footer."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import streamlit as st

from pages.shared import extracts, figure, filter_bar, queries, wording
from pages.shared.filters import Choice
from pages.shared.finding import Number
from pages.shared.reading import newest_store, read
from pages.shared.store import SnapshotError, Store
from pipelines.provenance import Release

ADD_A_FILE = "python -m pipelines add g_cloud_sales FILE --published DATE"


class Page:
    """A page that answers one question from the queries that it declares."""

    def __init__(self, question: str, *, declared: Sequence[str]) -> None:
        """Draw the heading and the footer, then leave the body open for the page.

        Stops the page with a plain message where the snapshot cannot be opened or holds no spend.
        """
        self._declared = {name: queries.load(name) for name in declared}
        st.set_page_config(page_title=f"{question} · {extracts.TITLE}", layout="wide")
        st.title(question, anchor=False)
        self.store = _open_or_stop()
        self._choice = Choice({}, {})
        self._coverage = self._record("coverage")
        self._body, footer = st.container(), st.container()
        with footer:
            self._footer()
        with self._body:
            self._first_line()

    def filters(self, *names: str) -> Choice:
        """Draw the filters, and say what is chosen. Values live in the address and follow from page to page."""
        with self._body:
            self._choice = filter_bar.draw(names, self.store)
        return self._choice

    def numbers(self, name: str) -> None:
        """Headline numbers from a declared query, with their method."""
        query = self._query(name)
        rows = read(str(self.store.snapshot), name, tuple(self._choice.for_query(query.parameters).items()))
        numbers: list[Number] = import_module(f"pages.shared.figures.{name}").numbers(rows, self._choice)
        with self._body:
            with st.container(horizontal=True):
                for number in numbers:
                    with st.container(border=True, width="stretch"):
                        st.metric(number.label, number.value)
                        st.caption(number.note)
            with st.expander("How these numbers are worked out"):
                figure.method(query)

    def figure(self, name: str) -> None:
        """One figure from a declared query."""
        with self._body:
            figure.draw(self._query(name), self.store, self._choice)

    def side_by_side(self, *names: str) -> None:
        """Figures beside each other where the window is wide, below each other where it is not."""
        with self._body:
            for column, name in zip(st.columns(len(names)), names, strict=True):
                with column:
                    figure.draw(self._query(name), self.store, self._choice)

    def text(self, words: str) -> None:
        """A paragraph between figures."""
        with self._body:
            st.markdown(words)

    def one_of(self, label: str, names: dict[str, str]) -> None:
        """One figure of several, the reader says which: names of queries by what the reader picks."""
        with self._body:
            picked = st.segmented_control(label, list(names), default=next(iter(names)), required=True, key=label)
        self.figure(names[picked or next(iter(names))])

    def _query(self, name: str) -> queries.Query:
        if name not in self._declared:
            raise ValueError(f"this page does not declare the query {name!r}, so it would not be cited")
        return self._declared[name]

    def _record(self, name: str) -> dict[str, Any]:
        return read(str(self.store.snapshot), name, ()).records()[0]

    def _first_line(self) -> None:
        cover = self._coverage
        if cover["as_at_month"] is None:
            st.warning(
                f"This snapshot ({self.store.name}) holds fewer than two months of sales, so there is nothing final to "
                f"show. Add a file with `{ADD_A_FILE}`, then `python -m pipelines build`."
            )
            st.stop()
        published = f", published {wording.day(cover['published_date'])}" if cover["published_date"] else ""
        st.markdown(
            f"Sales that suppliers reported for **{wording.period(cover['first_month'], cover['newest_month'])}**. "
            f"They stop there because that is the latest sales file held{published}; "
            f"{wording.month(cover['newest_month'])} is provisional. "
            f"Add a later file with `{ADD_A_FILE}`, then `python -m pipelines build`."
        )

    def _footer(self) -> None:
        st.divider()
        for source in self._sources():
            st.caption(source)
        matched = self._coverage["matched_percent"]
        covered = (
            f"{wording.percent(matched, 1)} of spend is matched to a named body" if matched is not None else "no spend"
        )
        st.caption(
            f"Snapshot {self.store.name} · {covered} · Not official statistics, and not a government service · "
            "Kept by the contributors to this project, who want to hear of errors: open an issue where you got it · "
            "Corrections so far: none"
        )

    def _sources(self) -> list[str]:
        used = [queries.load("coverage"), *self._declared.values()]
        sources = {source.name: source for query in used for source in extracts.sources_of(query, self.store)}
        releases = {item.release_id: item for query in used for item in extracts.releases_of(query, self.store)}
        return [
            f"**{source.title}**, {source.publisher}, "
            + _dated([item for item in releases.values() if item.source == source.name])
            + f" · [{source.licence}]({source.licence_address}) · {source.attribution}"
            for source in sources.values()
        ]


def _dated(releases: list[Release]) -> str:
    published = wording.listed([wording.day(release.published) for release in releases if release.published])
    retrieved = wording.listed(
        sorted({wording.day(release.retrieved) for release in releases if not release.published})
    )
    told = [f"published {published}"] if published else []
    return wording.listed([*told, f"held since {retrieved}, publication date not stated"] if retrieved else told)


def _open_or_stop() -> Store:
    try:
        store = newest_store()
        store.lineage  # noqa: B018 - read here, so that damage is told before anything is drawn
        return store
    except SnapshotError as error:
        st.error(str(error))
        st.stop()
