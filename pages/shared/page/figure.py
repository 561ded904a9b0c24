"""One figure on a page: finding, chart, table, method, and everything to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared import beside, cells, wording
from pages.shared.charts.drawn import Drawn
from pages.shared.charts.theme import theme
from pages.shared.filters import Choice
from pages.shared.page import body_links, save_menu, snapshot_bar
from pages.shared.page.reading import read
from pages.shared.queries import Query
from pages.shared.store import Rows, SnapshotError, Store

NO_BAR = {"displayModeBar": False}
READABLE_ROWS = 200  # more than this is a list to scroll and take away, not a table to read
ROWS_SHOWN_WHOLE = 12
LIST_HEIGHT = 440
# Streamlit's table, in pixels: a row of one line, each further line, and how many letters its widest column takes.
ROW_HEIGHT, LINE_HEIGHT, LETTERS_ABREAST = 31, 21, 48
SCROLL_BAR = 18
SHORT_TABLE, TWO_LINES = 3, ROW_HEIGHT + LINE_HEIGHT
NOTHING_CHOSEN = "Nothing to list under these filters. Choose **Clear filters** to see everything."
CHART, LIST, TABLE, METHOD = "Chart", "List", "Table", "How this is worked out"


Picked = Callable[[Sequence[Mapping[str, Any]]], None]


def draw(query: Query, store: Store, choice: Choice, newest: Store | None = None, picked: Picked | None = None) -> None:
    """Draw a figure in a bordered box: heading and save menu, then chart, table and method as tabs.

    Only the tab that is open is drawn: tables and methods of a whole page are most of what it could send.
    On an older snapshot also what the `newest` says. `picked` is told of the points of the chart that the reader
    clicks. A sentence where the snapshot cannot give the figure.
    """
    asked = tuple(choice.for_query(query.parameters).items())
    try:
        rows = read(str(store.snapshot), query.name, asked)
    except SnapshotError as error:
        _not_here(query, str(error))
        return
    module = import_module(f"pages.shared.figures.{query.name}")
    finding = module.finding(rows, choice, **choice.shown)
    with st.container(border=True, height="stretch"):
        with st.container(horizontal=True, vertical_alignment="top", wrap=False):
            st.header(wording.as_plain_text(finding.heading), width="stretch", anchor=query.name.replace("_", "-"))
            save_menu.draw(query, store, choice)
        st.caption(wording.as_plain_text(finding.measure))
        chosen = tuple(choice.shown.items())
        chart = _chart(str(store.snapshot), query.name, asked, chosen, st.context.theme.type == "dark")
        has_list = hasattr(module, "listing") and len(rows) > 0
        views = [*([CHART] if chart else []), *([LIST] if has_list else []), TABLE, METHOD]
        for view, tab in zip(views, st.tabs(views, key=view_key(query.name), on_change="rerun"), strict=True):
            if tab.open:
                with tab:
                    _view(view, query, rows, chart, finding.alt, picked)
        st.markdown(wording.as_plain_text(beside.sentences(query, rows, finding, store)))
        if newest:
            snapshot_bar.today(query, newest, choice)


def glance(query: Query, store: Store, choice: Choice, key: str) -> None:
    """The chart of a figure alone, or its table where it is a list; a sentence where the snapshot cannot give it."""
    asked = tuple(choice.for_query(query.parameters).items())
    try:
        rows = read(str(store.snapshot), query.name, asked)
    except SnapshotError as error:
        st.warning(wording.as_plain_text(str(error)))
        return
    chosen = tuple(choice.shown.items())
    chart = _chart(str(store.snapshot), query.name, asked, chosen, st.context.theme.type == "dark")
    if chart is None:
        table(rows, query)
    else:
        alt = import_module(f"pages.shared.figures.{query.name}").finding(rows, choice, **choice.shown).alt
        st.plotly_chart(chart, theme=None, alt=alt, key=key, config={"displayModeBar": False})


def view_key(name: str) -> str:
    """Where the session keeps which tab of a figure is open."""
    return f"view-{name}"


def _view(view: str, query: Query, rows: Rows, chart: Drawn | None, alt: str, picked: Picked | None) -> None:
    if view == CHART and picked:
        event = st.plotly_chart(
            chart, theme=None, alt=alt, key=query.name, config=NO_BAR, on_select="rerun", selection_mode="points"
        )
        picked(event["selection"]["points"])
    elif view == CHART:
        st.plotly_chart(chart, theme=None, alt=alt, key=query.name, config=NO_BAR)
    elif view == LIST:
        st.markdown(import_module(f"pages.shared.figures.{query.name}").listing(rows))
    elif view == TABLE:
        table(rows, query)
    else:
        method(query)


def _not_here(query: Query, reason: str) -> None:
    with st.container(border=True, height="stretch"):
        st.header(wording.as_plain_text(query.title), anchor=query.name.replace("_", "-"))
        st.warning(wording.as_plain_text(reason))


def table(rows: Rows, query: Query) -> None:
    """Rows as text: a real table while it can be read, a scrolling list beyond."""
    if len(rows) == 0:
        st.markdown(NOTHING_CHOSEN if query.parameters else "Nothing to list.")
        return
    shown = [column for column in rows.columns if column not in cells.HIDDEN_COLUMNS]
    records = [{cells.heading(column): cells.text(column, row) for column in shown} for row in rows.records()]
    shorthand = sorted({mark for row in records for text in row.values() for mark in cells.SHORTHAND if mark in text})
    if shorthand:
        st.caption(". ".join(f"{mark} {cells.SHORTHAND[mark]}" for mark in shorthand) + ".")
    frame = pd.DataFrame(records)
    linked = body_links.column(rows)
    if len(frame) <= READABLE_ROWS:
        height = LIST_HEIGHT if len(frame) > ROWS_SHOWN_WHOLE else _height(records)
        plain = frame.map(wording.as_plain_text)
        if linked:
            plain[cells.heading(linked)] = body_links.markdown(rows, linked)
        st.table(plain, alt=query.title, hide_index=True, height=height)
    elif linked:
        name = cells.heading(linked)
        frame[name] = body_links.addresses(rows, linked)
        st.dataframe(frame, alt=query.title, hide_index=True, column_config={name: body_links.CONFIGURED})
    else:
        st.dataframe(frame, alt=query.title, hide_index=True)


def _height(records: list[dict[str, str]]) -> int:
    """The pixels that a table takes: one without a set height that scrolls sideways cannot be reached by keyboard."""
    lines = [max(-(-len(text) // LETTERS_ABREAST) or 1 for text in row.values()) for row in records]
    if len(records) <= SHORT_TABLE:  # on a phone every cell takes two lines, and a short table would show no row whole
        return TWO_LINES * (1 + len(lines)) + LINE_HEIGHT * (sum(lines) - len(lines)) + SCROLL_BAR
    return ROW_HEIGHT * (1 + len(lines)) + LINE_HEIGHT * (sum(lines) - len(lines)) + SCROLL_BAR


def method(query: Query) -> None:
    """Why it matters, how to read it, method, exclusions, caveats, and the query itself."""
    for title, text in query.sections.items():
        st.markdown(f"**{title}.** {text}")
    with st.expander("The query"):
        st.code(query.sql, language=None)  # the colours of Streamlit's highlighting are too pale to read


@st.cache_resource(max_entries=200, show_spinner=False)
def _chart(
    snapshot: str, name: str, asked: tuple[tuple[str, str | None], ...], shown: tuple[tuple[str, str], ...], dark: bool
) -> Drawn | None:
    """The chart of a figure, shared by all readers; None for a list, and where there is nothing to draw."""
    module, rows = import_module(f"pages.shared.figures.{name}"), read(snapshot, name, asked)
    if not hasattr(module, "chart") or len(rows) == 0:
        return None
    chart = module.chart(rows, theme(dark), **dict(shown))
    return Drawn(chart) if chart["data"] else None
