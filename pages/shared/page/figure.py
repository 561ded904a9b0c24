"""One figure on a page: finding, chart, table, method, and everything to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.page import method, save_menu, snapshot_bar, table
from pages.shared.page.prepared import Prepared, prepare
from pages.shared.queries import Query
from pages.shared.store import SnapshotError, Store

NO_BAR = {"displayModeBar": False}
CHART, LIST, TABLE, METHOD = "Chart", "List", "Table", "How this is worked out"


Picked = Callable[[Sequence[Mapping[str, Any]]], None]


def draw(query: Query, store: Store, choice: Choice, newest: Store | None = None, picked: Picked | None = None) -> None:
    """Draw a figure in a bordered box: heading and save menu, then chart, table and method as tabs.

    Only the tab that is open is drawn: tables and methods of a whole page are most of what it could send.
    On an older snapshot also what the `newest` says. `picked` is told of the points of the chart that the reader
    clicks. A sentence where the snapshot cannot give the figure.
    """
    anchor = query.name.replace("_", "-")
    try:
        prepared = prepare(query, store, choice)
    except SnapshotError as error:
        with st.container(border=True, height="stretch"):
            st.header(wording.as_plain_text(query.title), anchor=anchor)
            st.warning(wording.as_plain_text(str(error)))
        return
    box = st.container(border=True, height="stretch")
    top = box.container(horizontal=True, vertical_alignment="top", wrap=False)
    top.header(prepared.heading, width="stretch", anchor=anchor)
    save_menu.draw(query, store, choice, top)
    box.caption(prepared.measure)
    views = [*([CHART] if prepared.chart else []), *([LIST] if prepared.listing else []), TABLE, METHOD]
    for view, tab in zip(views, box.tabs(views, key=view_key(query.name), on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                _view(view, prepared, picked)
    box.markdown(prepared.said)
    if newest:
        with box:
            snapshot_bar.today(query, newest, choice)


def glance(query: Query, store: Store, choice: Choice, key: str) -> None:
    """The chart of a figure alone, or its table where it is a list; a sentence where the snapshot cannot give it."""
    try:
        prepared = prepare(query, store, choice)
    except SnapshotError as error:
        st.warning(wording.as_plain_text(str(error)))
        return
    if prepared.chart:
        st.plotly_chart(prepared.chart, theme=None, alt=prepared.alt, key=key, config=NO_BAR)
    else:
        table.draw(prepared.table, query.title)


def view_key(name: str) -> str:
    """Where the session keeps which tab of a figure is open."""
    return f"view-{name}"


def _view(view: str, prepared: Prepared, picked: Picked | None) -> None:
    query = prepared.query
    if view == CHART and picked:
        event = st.plotly_chart(
            prepared.chart,
            theme=None,
            alt=prepared.alt,
            key=query.name,
            config=NO_BAR,
            on_select="rerun",
            selection_mode="points",
        )
        picked(event["selection"]["points"])
    elif view == CHART:
        st.plotly_chart(prepared.chart, theme=None, alt=prepared.alt, key=query.name, config=NO_BAR)
    elif view == LIST:
        st.markdown(prepared.listing)
    elif view == TABLE:
        table.draw(prepared.table, query.title)
    else:
        method.draw(query)
